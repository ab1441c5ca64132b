/** JSON of somebody else's server, as far as a page can hold it. */

interface Fetched {
  readonly value: unknown
  /** Where it lay in the end: addresses within it are relative to that. */
  readonly url: string
}

/** Styles have some hundred kilobytes; a page that takes in more stands still. */
const MOST_BYTES = 8 * 2 ** 20

/** Rejects where the answer is an error, too long, or no JSON. */
export async function fetchJson(address: string, signal: AbortSignal): Promise<Fetched> {
  const response = await fetch(address, { signal })
  if (!response.ok || !response.body) throw new Error(`${address} answers ${response.status}`)
  const reader = response.body.getReader()
  const decoder = new TextDecoder()
  let [text, bytes] = ['', 0]
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    bytes += piece.value.length
    if (bytes > MOST_BYTES) {
      await reader.cancel()
      throw new Error(`${address} is longer than ${MOST_BYTES} bytes`)
    }
    text += decoder.decode(piece.value, { stream: true })
  }
  return { value: JSON.parse(text + decoder.decode()), url: response.url || address }
}
