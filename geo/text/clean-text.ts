/** The text without NUL and lone surrogates, which PostgreSQL refuses and nobody types. */
export const cleanText = (text: string): string => text.replace(/\p{Surrogate}|\0/gu, '')
