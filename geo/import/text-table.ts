/** Reads tables in text files: detects encoding and delimiter, and yields the rows in batches. */

import Papa from 'papaparse'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

/** Bytes or characters: the size of the sample for guesses, and of the pieces that are decoded at a time. */
const SAMPLE = 1 << 20

/** By byte order mark; otherwise UTF-8 if the bytes are valid, then GB18030 (which includes GBK). null if neither. */
export function detectEncoding(bytes: Uint8Array): Encoding | null {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (bytes.subarray(0, SAMPLE).includes(0)) return null
  return (['utf-8', 'gb18030'] as const).find((encoding) => decodes(bytes, encoding)) ?? null
}

function decodes(bytes: Uint8Array, encoding: Encoding): boolean {
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for (let start = 0; start < bytes.length; start += SAMPLE)
      decoder.decode(bytes.subarray(start, start + SAMPLE), { stream: true })
    decoder.decode()
    return true
  } catch {
    return false // invalid in this encoding
  }
}

/** The decoded text without byte order mark. */
export const decode = (bytes: Uint8Array, encoding: Encoding): string => new TextDecoder(encoding).decode(bytes)

const BATCH = 1000
const DELIMITERS = [',', '\t', ';', '|', '，']

/**
 * The rows of a text in batches, so that never all rows are in memory. An empty line is a row whose cells are empty.
 */
export function* textRows(text: string): Generator<string[][]> {
  const head = text.slice(0, SAMPLE)
  const { meta } = Papa.parse<string[]>(head, { preview: 50, delimitersToGuess: DELIMITERS })
  const options = {
    delimiter: meta.delimiter || ',',
    newline: newlineOf(head),
    fastMode: false,
    preview: BATCH,
  } as const
  for (let at = 0; at < text.length; ) {
    const { data, meta: parsed } = Papa.parse<string[]>(text.slice(at), options)
    if (data.length === 0 || parsed.cursor <= 0) return
    yield data
    at += parsed.cursor
  }
}

/** The line end outside quoted cells, which may contain other line ends. */
function newlineOf(head: string): '\r\n' | '\n' | '\r' {
  const outside = head.replace(/"[^"]*"/g, '')
  if (outside.includes('\r\n')) return '\r\n'
  return outside.includes('\n') || !outside.includes('\r') ? '\n' : '\r'
}
