/** The parameters of a search that is a question: they are of the address alone, no view has them. */

/** `ask=1`: the text of the search is a question, still to be read. */
export const ASK = 'ask'
/** The question that the conditions of this address were read from. */
export const ASKED = 'asked'

/** `query` ("?…" or empty) with what `search`, of the same conditions, was asked by. */
export function keepAsked(query: string, search: URLSearchParams): string {
  const asked = [ASK, ASKED].flatMap((name) => {
    const value = search.get(name)
    return value === null ? [] : [`${name}=${encodeURIComponent(value)}`]
  })
  return query + (asked.length > 0 ? (query ? '&' : '?') + asked.join('&') : '')
}
