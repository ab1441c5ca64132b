/** A text of which parts have been read: what has been taken is blanked, so that nothing is read twice. */

export interface Taken<T> {
  readonly from: number
  /** Behind its last character. */
  readonly to: number
  readonly text: string
  readonly value: T
}

export interface Remaining {
  /** As long as the text at first; what has been taken is blank. */
  text: string
}

/** What has been read, and what was negated. */
export const READ = '\u0001'
export const NEGATED = '\u0002'

/** Blanks a part. The mark is no letter and no space, so that names on both sides do not grow together. */
export function blank(remaining: Remaining, from: number, length: number, mark = READ): void {
  const { text } = remaining
  remaining.text = text.slice(0, from) + mark.repeat(length) + text.slice(from + length)
}

/** What stands before a condition, or behind it, and turns it round. */
export const TURNS_BEFORE =
  '除去|除了?|不是|不在|不属于|不位于|不包括|不含|不要|排除|没有|没在|还没有?|尚未|并未|并非|未|没|非|不|' +
  '\\bnot(?: yet)?(?: in| from| at| on)?|\\bnever|\\bexcept(?: for| in)?|\\bexcluding|\\bwithout|\\boutside(?: of)?|' +
  '\\bother than|\\bneither(?: in)?|\\bno|\\bnon'
export const TURNS_BEHIND = '以外|之外|除外|外(?![\\p{L}])|excluded\\b'
const IS_TURNED_BEFORE = new RegExp(`(?:${TURNS_BEFORE})[\\s-]*$`)
const IS_TURNED_BEHIND = new RegExp(`^\\s*(?:的?项目)?(?:${TURNS_BEHIND})`, 'u')

/**
 * Takes every match that `read` makes something of, from left to right; null leaves it for others, and so does what
 * turns it round: “not over 1 billion” is not “over 1 billion”.
 */
export function takeAll<T>(
  remaining: Remaining,
  pattern: RegExp,
  read: (match: RegExpExecArray) => T | null,
): Taken<T>[] {
  const taken: Taken<T>[] = []
  for (const match of [...remaining.text.matchAll(pattern)]) {
    const value = isTurned(remaining.text, match) ? null : read(match)
    if (value === null) continue
    blank(remaining, match.index, match[0].length)
    taken.push({ from: match.index, to: match.index + match[0].length, text: match[0].trim(), value })
  }
  return taken
}

const isTurned = (text: string, { index, 0: matched }: RegExpExecArray): boolean =>
  IS_TURNED_BEFORE.test(text.slice(0, index)) || IS_TURNED_BEHIND.test(text.slice(index + matched.length))
