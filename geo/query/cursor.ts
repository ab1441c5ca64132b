/** A cursor: the sort key and no of the last row of a page, as text for a URL. The next page starts after it. */

import type { SortKey } from './orders'

export const cursorText = (key: SortKey, no: number): string => JSON.stringify([key, no])

/** Null for a text that is not a cursor. */
export function parseCursor(text: string): [key: SortKey, no: number] | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  if (!Array.isArray(value) || value.length !== 2) return null
  const [key, no] = value
  const isKey = key === null || typeof key === 'string' || typeof key === 'number'
  return isKey && Number.isInteger(no) ? [key, no] : null
}

export const isCursor = (text: string): boolean => parseCursor(text) !== null
