import { simpleCharacters } from './traditional'

const SIGNS = /[^\p{L}\p{N}]+/gu
const THOUSANDS = /(?<=\d),(?=\d{3}(?!\d))/g
const DASHES = /[-\u2010-\u2015\u2212~_]+/g

/**
 * The name without case, width, traditional characters, spaces and signs, but those that tell names apart: 1-2, 3.5 and
 * A-1 are not 12, 35 and A1.
 */
export const plainName = (name: string): string =>
  simpleCharacters(name.normalize('NFKC').toLowerCase())
    .replace(THOUSANDS, '')
    .replace(SIGNS, (signs, at: number, text: string) =>
      telling(text.slice(Math.max(0, at - 2), at), signs, text.slice(at + signs.length, at + signs.length + 2)),
    )

/** What stays of signs: those between numbers, and between a number and a letter that stands alone. */
function telling(before: string, signs: string, after: string): string {
  const written = signs.replace(/\s+/g, '').replace(DASHES, '-')
  const [isNumberBefore, isNumberAfter] = [/\d$/.test(before), /^\d/.test(after)]
  if (isNumberBefore && isNumberAfter) return written || ' '
  const isCode =
    (isNumberAfter && /(^|[^a-z\d])[a-z]$/.test(before)) || (isNumberBefore && /^[a-z]([^a-z\d]|$)/.test(after))
  return isCode ? written : ''
}
