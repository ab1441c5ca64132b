/** JSON texts as files hold them, before anything is known of what they say. */

/** Brackets within brackets: a collection of geometries needs ten. */
const MAX_DEPTH = 100
const LONG_NUMBER = /[:[,]\s*-?\d{16,}\s*[,\]}]/
/** A text, or a whole number that a double cannot hold. */
const TEXT_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g

/** Throws a SyntaxError for what is no JSON. Whole numbers of more than fifteen digits come as texts. */
export function parseJson(text: string): unknown {
  return JSON.parse(LONG_NUMBER.test(text) ? withTexts(text) : text)
}

const withTexts = (text: string): string =>
  text.replace(TEXT_OR_NUMBER, (token) => (/^-?\d{16,}$/.test(token) ? `"${token}"` : token))

/** Whether anything that goes down with the brackets may fail at their number. */
export function isDeep(text: string): boolean {
  let [depth, isText] = [0, false]
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (isText) {
      if (sign === '\\') at++
      else if (sign === '"') isText = false
    } else if (sign === '"') isText = true
    else if (sign === '[' || sign === '{') {
      if (++depth > MAX_DEPTH) return true
    } else if (sign === ']' || sign === '}') depth--
  }
  return false
}
