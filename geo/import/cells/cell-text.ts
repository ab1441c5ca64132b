/** What a cell's text is where it is no plain text: a failed formula, a formula, or a piece of a web page. */

import { hasContact, withoutContacts } from './contacts'
import type { Answers } from './questions'

/** What spreadsheets show for errors, in files that hold texts only. */
const CELL_ERROR = /^#(REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/i
/** =SUM(B1:B2) and =B2, as programs write them that compute nothing. Our own exports put an apostrophe before. */
const FORMULA = /^=\s*([A-Z][A-Z0-9._]*\(|\$?[A-Z]{1,3}\$?\d)/i
const ENTITY = /&(#\d{1,7}|#x[0-9a-f]{1,6}|amp|lt|gt|quot|apos|nbsp);/gi
const TAG = /<\/?(a|b|br|div|em|font|i|img|li|ol|p|span|strong|sub|sup|table|tbody|td|th|tr|u|ul)(\s[^<>]*)?\/?>/gi
const BREAKS = /<(br|\/p|\/div|\/li|\/tr)\s*\/?>/gi

/** Why a cell cannot be taken as it stands; null: it can. */
export function problemOfText(
  field: string,
  text: string,
  answers: Answers,
): 'error-cell' | 'no-value' | 'ask-markup' | 'ask-contact' | null {
  if (CELL_ERROR.test(text)) return 'error-cell'
  if (FORMULA.test(text)) return 'no-value'
  if (hasMarkup(text) && !answers.markup) return 'ask-markup'
  return !answers.contact && hasContact(field, text) ? 'ask-contact' : null
}

/** The text that is meant, as the answers say. */
export function meantText(field: string, text: string, { contact }: Answers): string {
  const shown = shownText(text)
  return contact === 'without' && hasContact(field, shown) ? withoutContacts(shown) : shown
}

const hasMarkup = (text: string): boolean => /[&<]/.test(text) && (text.search(ENTITY) >= 0 || text.search(TAG) >= 0)

/** As a browser would show it, where it is a piece of a web page. */
const shownText = (text: string): string =>
  hasMarkup(text)
    ? text
        .replace(BREAKS, '\n')
        .replace(TAG, '')
        .replace(ENTITY, (whole, name: string) => signOf(name.toLowerCase()) ?? whole)
        .trim()
    : text

const SIGNS: readonly (readonly [string, string])[] = [
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
]

function signOf(name: string): string | null {
  if (!name.startsWith('#')) return SIGNS.find(([one]) => one === name)?.[1] ?? null
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code >= 32 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : null
}
