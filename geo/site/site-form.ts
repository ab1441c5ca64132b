/** The settings of the site as a form sends them: fields by name, rows of a list as fields of one name in order. */

import { lookUp } from '../look-up'
import { LOCALES } from '../vocabulary'
import type { Site } from './site'

type Loose = Record<string, unknown>

const textAt = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

/** Of a text of several rows one line is made. */
const inBoth = (form: FormData, name: string) =>
  Object.fromEntries(LOCALES.map((locale) => [locale, textAt(form, `${name}.${locale}`).replace(/\s*\n\s*/g, ' ')]))

type Row = Readonly<Record<string, string>>

/** All rows of a list, empty ones too, each as its texts by column. */
function rowsInForm(form: FormData, name: string, columns: readonly string[]): Row[] {
  const lists = columns.map((column) => form.getAll(`${name}.${column}`).map((value) => String(value).trim()))
  const count = Math.max(...lists.map((list) => list.length))
  return Array.from({ length: count }, (_, at) =>
    Object.fromEntries(columns.map((column, i) => [column, lists[i]![at] ?? ''])),
  )
}

/** A row that is empty throughout is none. */
const hasText = (row: Row): boolean => Object.values(row).some((text) => text !== '')

const rowsOf = (form: FormData, name: string, columns: readonly string[]): Row[] =>
  rowsInForm(form, name, columns).filter(hasText)

/** `1, 2, 3, 4`, with commas of any width or spaces, and any sign that is meant as minus; what is no number is NaN. */
const numbersOf = (text: string): number[] =>
  text
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .split(/[\s,;、]+/)
    .filter(Boolean)
    .map(Number)

export const VIEW_COLUMNS = ['value', 'zh', 'en', 'bbox'] as const
export const CITY_COLUMNS = ['id', 'zh', 'en', 'position'] as const
export const EXAMPLE_COLUMNS = ['titleZh', 'titleEn', 'textZh', 'textEn', 'query'] as const
const COLUMNS = { presetViews: VIEW_COLUMNS, cities: CITY_COLUMNS, examples: EXAMPLE_COLUMNS } as const

/**
 * The path of a problem within what siteFromForm gives (`presetViews.0.bbox`), with the number that the row has in the
 * form: there, empty rows count too.
 */
export function pathInForm(form: FormData, path: string): string {
  const [name = '', row, ...more] = path.split('.')
  const columns = lookUp(COLUMNS, name)
  if (!columns || row === undefined) return path
  const filled = rowsInForm(form, name, columns).flatMap((texts, at) => (hasText(texts) ? [at] : []))
  return [name, filled[Number(row)] ?? row, ...more].join('.')
}

/** What the form says, as a Site that nobody has checked: prisma/site/input.ts does. */
export const siteFromForm = (form: FormData): Loose => ({
  name: inBoth(form, 'name'),
  tagline: inBoth(form, 'tagline'),
  description: inBoth(form, 'description'),
  footer: inBoth(form, 'footer'),
  locale: textAt(form, 'locale'),
  logoColour: textAt(form, 'logoColour').toLowerCase(),
  timeZone: textAt(form, 'timeZone'),
  presetViews: rowsOf(form, 'presetViews', VIEW_COLUMNS).map(({ bbox, ...row }) => ({
    ...row,
    bbox: numbersOf(bbox!),
  })),
  startView: textAt(form, 'startView'),
  wholeView: textAt(form, 'wholeView'),
  cities: rowsOf(form, 'cities', CITY_COLUMNS).map(({ id, zh, en, position }) => ({
    id,
    name: { zh, en },
    position: numbersOf(position!),
  })),
  examples: rowsOf(form, 'examples', EXAMPLE_COLUMNS).map(({ titleZh, titleEn, textZh, textEn, query }) => ({
    title: { zh: titleZh, en: titleEn },
    text: { zh: textZh, en: textEn },
    query: query!.slice(query!.indexOf('?') + 1), // the whole address does as well
  })),
})

/** The rows of the three lists as the form shows them. */
export const rowsOfSite = ({
  presetViews,
  cities,
  examples,
}: Site): Readonly<Record<'presetViews' | 'cities' | 'examples', readonly string[][]>> => ({
  presetViews: presetViews.map(({ value, zh, en, bbox }) => [value, zh, en, bbox.join(', ')]),
  cities: cities.map(({ id, name, position }) => [id, name.zh, name.en, position.join(', ')]),
  examples: examples.map(({ title, text, query }) => [title.zh, title.en, text.zh, text.en, query]),
})
