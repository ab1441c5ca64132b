/** A stable sort of indices by a numeric key, in linear time (radix sort). */

const DIGIT_BITS = 11
const RADIX = 2 ** DIGIT_BITS
const DIGIT_MASK = RADIX - 1
const SIGN = 0x80000000
/** The digits of a 64-bit key, least significant first: which 32-bit word, and how far it is shifted. */
const DIGITS = [
  [0, 0],
  [0, 11],
  [0, 22],
  [1, 0],
  [1, 11],
  [1, 22],
] as const
/** Words of a record: two of the key, low first, and the index. They move together, so that memory is read in order. */
const WIDTH = 3

/**
 * The indices `from` in ascending order of their keys; equal keys keep their order. `from` defaults to all indices of
 * `keys`. Infinities sort as numbers do; NaN is not allowed. Assumes a little-endian machine, as every
 * platform of Node is.
 */
export function argsort(keys: Float64Array, from?: Uint32Array): Uint32Array {
  let records = recordsOf(keys, from ?? identityOrder(keys.length))
  let target = new Uint32Array(records.length)
  for (const [word, shift] of DIGITS) {
    const starts = digitStarts(records, word, shift)
    if (!starts) continue
    for (let i = 0; i < records.length; i += WIDTH) {
      const digit = (records[i + word]! >>> shift) & DIGIT_MASK
      const to = starts[digit]!
      starts[digit] = to + WIDTH
      target[to] = records[i]!
      target[to + 1] = records[i + 1]!
      target[to + 2] = records[i + 2]!
    }
    ;[records, target] = [target, records]
  }
  const order = new Uint32Array(records.length / WIDTH)
  for (let i = 0; i < order.length; i++) order[i] = records[WIDTH * i + 2]!
  return order
}

/** 0, 1, 2 … */
export function identityOrder(count: number): Uint32Array<ArrayBuffer> {
  const order = new Uint32Array(count)
  for (let i = 0; i < count; i++) order[i] = i
  return order
}

/** One record for each index, its key as two words that compare as unsigned numbers in the order of the doubles. */
function recordsOf(keys: Float64Array, indices: Uint32Array): Uint32Array<ArrayBuffer> {
  const words = new Uint32Array(keys.buffer, keys.byteOffset, 2 * keys.length)
  const records = new Uint32Array(WIDTH * indices.length)
  for (let i = 0; i < indices.length; i++) {
    const index = indices[i]!
    const high = words[2 * index + 1]!
    const negative = high >= SIGN && keys[index] !== 0
    records[WIDTH * i] = negative ? ~words[2 * index]! : words[2 * index]!
    records[WIDTH * i + 1] = negative ? ~high : high | SIGN
    records[WIDTH * i + 2] = index
  }
  return records
}

/** Where each digit's run starts in the sorted records; null where all have the same digit and nothing would move. */
function digitStarts(records: Uint32Array, word: 0 | 1, shift: number): Uint32Array | null {
  const starts = new Uint32Array(RADIX)
  for (let i = word; i < records.length; i += WIDTH) starts[(records[i]! >>> shift) & DIGIT_MASK]! += WIDTH
  let sum = 0
  for (let digit = 0; digit < RADIX; digit++) {
    const size = starts[digit]!
    if (size === records.length) return null
    starts[digit] = sum
    sum += size
  }
  return starts
}
