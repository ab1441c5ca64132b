/** Where a text stops being JSON (RFC 8259): engines say so in words of their own, or not at all. */

const SPACE = /[ \t\n\r]*/y
const STRING = /"(?:[^"\\]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y
const WORD = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null/y

/** The index of the first character that does not fit, the length where it ends too early; null: it is JSON. */
export function jsonFault(text: string): number | null {
  let at = 0
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at
    if (!pattern.test(text)) return false
    at = pattern.lastIndex
    return true
  }
  /** No string holds a control character as it is. */
  const string = (): boolean => {
    const from = at
    if (!skip(STRING)) return false
    const control = [...text.slice(from, at)].findIndex((character) => character < ' ')
    if (control >= 0) at = from + control
    return control < 0
  }
  const take = (character: string): boolean => {
    skip(SPACE)
    if (text[at] !== character) return false
    at++
    return true
  }
  /** What each open bracket is closed by. A stack of its own, so that no depth is too much. */
  const open: string[] = []
  const key = () => {
    skip(SPACE)
    return string() && take(':')
  }
  for (;;) {
    if (take('[')) {
      if (!take(']')) {
        open.push(']')
        continue
      }
    } else if (take('{')) {
      if (!take('}')) {
        open.push('}')
        if (!key()) return at
        continue
      }
    } else if (!string() && !skip(WORD)) return at
    for (;;) {
      const closing = open.at(-1)
      if (closing === undefined) {
        skip(SPACE)
        return at === text.length ? null : at
      }
      if (take(',')) {
        if (closing === '}' && !key()) return at
        break
      }
      if (!take(closing)) return at
      open.pop()
    }
  }
}
