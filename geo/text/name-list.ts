/** Several names in one cell of a table, as people write them: 示例中心；示例基地. */

const SEPARATORS = /[;；、|]/

/** A name that would be taken apart makes the list a JSON array. */
export const nameListText = (names: readonly string[]): string =>
  names.some((name) => SEPARATORS.test(name) || name.startsWith('[') || name !== name.trim())
    ? JSON.stringify(names)
    : names.join('；')

/** The names of a cell, each once. */
export const readNameList = (text: string): string[] => [
  ...new Set((namesOfJson(text) ?? text.split(SEPARATORS).map((name) => name.trim())).filter(Boolean)),
]

function namesOfJson(text: string): string[] | null {
  if (!text.startsWith('[')) return null
  try {
    const names: unknown = JSON.parse(text)
    return Array.isArray(names) && names.every((name) => typeof name === 'string') ? names : null
  } catch {
    return null
  }
}
