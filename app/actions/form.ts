/** Reading what a form sent. */

import type { Entries } from '#geo/edit/entries'
import { RECORD_TYPES, type RecordType } from '#geo/edit/values'
import { cleanText } from '#geo/text/clean-text'
import { LOCALES, type Locale } from '#geo/vocabulary'
import type { Seen } from '#prisma/write/index'

export const localeOf = (form: FormData): Locale => LOCALES.find((name) => name === form.get('locale')) ?? 'zh'

/** One line or text; empty where the field is absent or a file. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? cleanText(value).trim() : ''
}

export const typeOf = (form: FormData): RecordType | null =>
  RECORD_TYPES.find((type) => type === form.get('type')) ?? null

export const versionOf = (form: FormData): number => {
  const text = textOf(form, 'version')
  return /^\d{1,9}$/.test(text) ? Number(text) : -1
}

const MOST = 5000

/** The inputs by name, at most 5,000; files are left out. */
export function entriesFrom(form: FormData): Entries {
  const texts = [...form]
    .slice(0, MOST)
    .flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' && !name.startsWith('$') ? [[name, cleanText(value)]] : [],
    )
  return Object.fromEntries(texts)
}

/** `project P01 3`: type, id and version. */
export function seenIn(text: FormDataEntryValue): Seen | null {
  const [, name, id, version] = /^(\w+) (\S{1,200}) (\d{1,9})$/.exec(String(text)) ?? []
  const type = RECORD_TYPES.find((one) => one === name)
  return type && id ? { type, id, version: Number(version) } : null
}

const MAX_WHY = 1000

/** The reason that a form gives for a change. */
export const whyOf = (form: FormData): string => textOf(form, 'why').slice(0, MAX_WHY)
