/** A text without NUL and without halves of pairs, which no database takes and nobody types. */
export const cleanText = (text: string): string => text.replace(/\p{Surrogate}|\0/gu, '')
