/** A search for what one import has brought, in the place of words. */

const PATTERN = /^import:([0-9a-f-]{36})$/

export const importSearch = (importId: string): string => `import:${importId}`

/** The id of the import that a search asks for; null: it asks for words. */
export const importOfSearch = (q: string): string | null => PATTERN.exec(q.trim())?.[1] ?? null
