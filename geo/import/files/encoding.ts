/** Which encoding the bytes of a text are in. */

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5'

/** Bytes that are looked at, and decoded at a time. */
const SAMPLE = 1 << 20
/** A text with a few bytes spoilt on the way is still in its encoding. */
const MAX_SPOILT = 0.05
/** So much of a Chinese text are characters that everybody uses. */
const MIN_COMMON = 0.6

/**
 * By byte order mark; else UTF-16 where every other byte of ASCII is missing; UTF-8 where all or nearly all bytes are
 * of it; else GB18030 (which includes GBK) or Big5, whichever gives more of the characters in common use. null if none.
 */
export function detectEncoding(bytes: Uint8Array): Encoding | null {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (bytes.subarray(0, SAMPLE).includes(0)) return utf16Of(bytes.subarray(0, SAMPLE))
  if (decodes(bytes, 'utf-8')) return 'utf-8'
  if (isMostlyUtf8(bytes.subarray(0, SAMPLE))) return 'utf-8'
  const sample = bytes.subarray(0, SAMPLE)
  const [gb, big5] = [commonShare(sample, 0xb0, 0xd7, isGbTrail), commonShare(sample, 0xa4, 0xc6, isBig5Trail)]
  if (Math.max(gb, big5) >= MIN_COMMON) return big5 > gb ? 'big5' : 'gb18030'
  return decodes(bytes, 'gb18030') ? 'gb18030' : null
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

/** Line ends, commas and digits have a zero byte: the second of two in little endian. */
function utf16Of(bytes: Uint8Array): Encoding | null {
  let [even, odd] = [0, 0]
  for (let i = 0; i < bytes.length; i++) if (bytes[i] === 0) i % 2 === 0 ? even++ : odd++
  const encoding = odd > even ? 'utf-16le' : 'utf-16be'
  const text = new TextDecoder(encoding).decode(bytes.subarray(0, bytes.length - (bytes.length % 2)))
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no text has these
  const isText = bytes.length % 2 === 0 && !/[\u0000-\u0008\u000e-\u001f\ufffd-\uffff]/.test(text)
  return isText && /[\r\n,\t;]/.test(text) ? encoding : null
}

function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes)
  const beyondAscii = [...text].filter((character) => character > '\u007f')
  const spoilt = beyondAscii.filter((character) => character === '\ufffd').length
  return spoilt > 0 && spoilt < beyondAscii.length * MAX_SPOILT + 1 && beyondAscii.length > 4 * spoilt
}

const isGbTrail = (byte: number): boolean => byte >= 0xa1 && byte <= 0xfe
const isBig5Trail = (byte: number): boolean => (byte >= 0x40 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xfe)

/**
 * The share of two-byte characters that lie in the rows of the code table which hold those in common use: rows 16 to 55
 * of GB 2312, the first 5,401 characters of Big5.
 */
function commonShare(bytes: Uint8Array, first: number, last: number, isTrail: (byte: number) => boolean): number {
  let [common, all] = [0, 0]
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i]!
    if (lead < 0x80) continue
    const trail = bytes[++i] ?? 0
    all++
    if (lead >= first && lead <= last && isTrail(trail)) common++
  }
  return all === 0 ? 0 : common / all
}

/** The decoded text without byte order mark. What is no character becomes U+FFFD. */
export const decode = (bytes: Uint8Array, encoding: Encoding): string => new TextDecoder(encoding).decode(bytes)
