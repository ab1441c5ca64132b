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

/** Takes every match that `read` makes something of, from left to right; null leaves it for others. */
export function takeAll<T>(
  remaining: Remaining,
  pattern: RegExp,
  read: (match: RegExpExecArray) => T | null,
): Taken<T>[] {
  const taken: Taken<T>[] = []
  for (const match of [...remaining.text.matchAll(pattern)]) {
    const value = read(match)
    if (value === null) continue
    blank(remaining, match.index, match[0].length)
    taken.push({ from: match.index, to: match.index + match[0].length, text: match[0].trim(), value })
  }
  return taken
}
