/** Which encoding the bytes of a text are in. */

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5'

/** Bytes that are looked at, and decoded at a time. */
const SAMPLE = 1 << 20
/** A text with a few bytes spoilt on the way is still in its encoding. */
const MAX_SPOILT = 0.05
/** So much of a Chinese text are characters that everybody uses. */
const MIN_COMMON = 0.6
/** Of the bytes of UTF-16, which has one for each line end, comma and digit. */
const MIN_ZEROS = 0.05

/**
 * By byte order mark; else UTF-16 where many bytes are zero; UTF-8 where all or nearly all bytes are of it; else UTF-16
 * where some are zero; GB18030 (which includes GBK) or Big5, whichever gives more of the characters in common use. null
 * if none. Bytes that are spoilt do not count, as long as they are few.
 */
export function detectEncoding(bytes: Uint8Array): Encoding | null {
  const [a, b, c, d] = bytes
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return null // UTF-32
  if (hasUtf8Mark(bytes) && isMostlyUtf8(bytes)) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  const head = bytes.subarray(0, SAMPLE)
  const zeros = countOf(head, (byte) => byte === 0)
  if (zeros > MIN_ZEROS * head.length) {
    const wide = utf16Of(head)
    if (wide) return wide
  }
  const controls = countOf(head, isControl)
  const isText = controls <= 2 + 0.01 * head.length
  const { characters, spoilt } = utf8Of(bytes)
  if (isText && (spoilt === 0 || (spoilt < characters * MAX_SPOILT + 1 && characters > 4 * spoilt))) return 'utf-8'
  const wide = zeros > 0 ? utf16Of(head) : null
  if (wide || !isText) return wide
  const from = bytes.findIndex((byte) => byte >= 0x80)
  const sample = bytes.subarray(from, from + SAMPLE)
  const [gb, big5] = [commonShare(sample, 0xb0, 0xd7, isGbTrail), commonShare(sample, 0xa4, 0xc6, isBig5Trail)]
  if (Math.max(gb, big5) >= MIN_COMMON) return big5 > gb ? 'big5' : 'gb18030'
  if (decodes(bytes, 'gb18030')) return 'gb18030'
  return spoilt <= MAX_SPOILT * bytes.length ? 'utf-8' : null
}

const hasUtf8Mark = ([a, b, c]: Uint8Array): boolean => a === 0xef && b === 0xbb && c === 0xbf

/** A mark of UTF-8 may have been put before a text of another encoding. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const { characters, spoilt } = utf8Of(bytes)
  return spoilt <= characters
}

function countOf(bytes: Uint8Array, is: (byte: number) => boolean): number {
  let count = 0
  for (const byte of bytes) if (is(byte)) count++
  return count
}

/** No text has these; RFC 8142 parts records by 30. */
const isControl = (byte: number): boolean => byte < 9 || (byte > 13 && byte < 32 && byte !== 27 && byte !== 30)

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
  const spoilt = text.match(/[\u0000-\u0008\u000e-\u001f\ufffd-\uffff]/g)?.length ?? 0
  return spoilt <= 0.01 * text.length && /[\r\n,\t;]/.test(text) ? encoding : null
}

/** How many characters beyond ASCII the bytes hold in UTF-8, and how many bytes belong to none. */
function utf8Of(bytes: Uint8Array): { readonly characters: number; readonly spoilt: number } {
  let [characters, spoilt] = [0, 0]
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i]!
    if (lead < 0x80) continue
    const length = lengthAt(bytes, i, lead)
    if (length === 0) spoilt++
    else {
      characters++
      i += length - 1
    }
  }
  return { characters, spoilt }
}

/** Of the character that begins here; 0: none does. */
function lengthAt(bytes: Uint8Array, at: number, lead: number): number {
  const length = lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0
  for (let i = 1; i < length; i++) if ((bytes[at + i] ?? 0) >> 6 !== 2) return 0
  const next = bytes[at + 1] ?? 0
  const isOverlong = (lead === 0xe0 && next < 0xa0) || (lead === 0xf0 && next < 0x90)
  const isNone = (lead === 0xed && next > 0x9f) || (lead === 0xf4 && next > 0x8f)
  return isOverlong || isNone ? 0 : length
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
export const decode = (bytes: Uint8Array, encoding: Encoding): string =>
  new TextDecoder(encoding).decode(hasUtf8Mark(bytes) ? bytes.subarray(3) : bytes).replace(/^\ufeff+/, '')
