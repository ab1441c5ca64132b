/**
 * What districts and cities are known by: statistical codes of China, and whatever other countries number theirs with.
 */

export const MAX_AREA_CODE = 20
/** Words that forms and addresses have in place of a code. */
const RESERVED: ReadonlySet<string> = new Set(['new', 'skip', 'unknown'])

/**
 * Letters of ASCII, digits, and hyphens within: `110105`, `SE-AB`, `E09000033`. None of them stands for something else
 * in an address, a list or a file.
 */
export const isAreaCode = (text: string): boolean =>
  text.length <= MAX_AREA_CODE &&
  /^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/.test(text) &&
  !RESERVED.has(text.toLowerCase()) &&
  !Object.hasOwn(Object.prototype, text)
