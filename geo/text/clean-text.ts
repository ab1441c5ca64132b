/** The text without NUL and lone surrogates, which PostgreSQL refuses and nobody types. */
export const cleanText = (text: string): string => (UNCLEAN.test(text) ? text.replace(/\p{Surrogate}|\0/gu, '') : text)

/** Any half of a pair too: most texts have none. */
const UNCLEAN = /[\0\ud800-\udfff]/
