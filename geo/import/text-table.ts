/** Tables as text: which encoding the bytes are in, which sign parts the cells, and the rows a batch at a time. */

import Papa from 'papaparse'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

/** So many bytes are tried. */
const TRIED = 1 << 20

/** By byte order mark; else UTF-8 if the bytes are that, and GB18030 (GBK, GB2312) if they are not. Null: neither. */
export function detectEncoding(bytes: Uint8Array): Encoding | null {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (bytes.subarray(0, TRIED).includes(0)) return null
  return (['utf-8', 'gb18030'] as const).find((encoding) => decodes(bytes, encoding)) ?? null
}

function decodes(bytes: Uint8Array, encoding: Encoding): boolean {
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for (let start = 0; start < bytes.length; start += TRIED)
      decoder.decode(bytes.subarray(start, start + TRIED), { stream: true })
    decoder.decode()
    return true
  } catch {
    return false // bytes that this encoding does not have
  }
}

/** The text without byte order mark. */
export const decode = (bytes: Uint8Array, encoding: Encoding): string => new TextDecoder(encoding).decode(bytes)

const BATCH = 1000
const DELIMITERS = [',', '\t', ';', '|', '，']

/**
 * The rows of a text, some at a time: only they and the text itself are in memory. Empty lines are rows without cells
 * that hold anything.
 */
export function* textRows(text: string): Generator<string[][]> {
  const head = text.slice(0, TRIED)
  const { meta } = Papa.parse<string[]>(head, { preview: 50, delimitersToGuess: DELIMITERS })
  const options = {
    delimiter: meta.delimiter || ',',
    newline: newlineOf(head),
    fastMode: false,
    preview: BATCH,
  } as const
  for (let at = 0; at < text.length; ) {
    const { data, meta: read } = Papa.parse<string[]>(text.slice(at), options)
    if (data.length === 0 || read.cursor <= 0) return
    yield data
    at += read.cursor
  }
}

/** Most of the lines end so; a cell may hold other line ends. */
function newlineOf(head: string): '\r\n' | '\n' | '\r' {
  const outside = head.replace(/"[^"]*"/g, '')
  if (outside.includes('\r\n')) return '\r\n'
  return outside.includes('\n') || !outside.includes('\r') ? '\n' : '\r'
}
