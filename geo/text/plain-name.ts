import { simpleCharacters } from './traditional'

const SIGNS = /[^\p{L}\p{N}]+/gu
const THOUSANDS = /(?<=\d),(?=\d{3}(?!\d))/g
const DASHES = /[-\u2010-\u2015\u2212~_]+/g

/** The names of a vocabulary come again with each row that is looked up in it. */
const plainNames = new Map<string, string>()
const MAX_NAMES = 4000
/** A longer one is a text of its own. */
const MAX_LENGTH = 60

/**
 * The name without case, width, traditional characters, spaces and signs, but those that tell names apart: 1-2, 3.5 and
 * A-1 are not 12, 35 and A1.
 */
export function plainName(name: string): string {
  const known = plainNames.get(name)
  if (known !== undefined) return known
  const plain = withoutSigns(name)
  if (name.length > MAX_LENGTH) return plain
  if (plainNames.size >= MAX_NAMES) plainNames.clear()
  plainNames.set(name, plain)
  return plain
}

const withoutSigns = (name: string): string =>
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
