/** Many short texts in few bytes: one UTF-8 buffer and where each text starts. */

const INITIAL_BYTES = 1024
/** A UTF-16 unit takes at most three bytes of UTF-8. */
const BYTES_PER_UNIT = 3

export interface Texts {
  readonly bytes: Buffer
  /** One more than there are texts: those of the packed text p are [starts[p], starts[p + 1]). */
  readonly starts: Float64Array
  /** Text i is the packed text order[i], so that the bytes need not be sorted. */
  readonly order: Uint32Array
}

/** Text i; a lone surrogate has become U+FFFD. */
export function textAt({ bytes, starts, order }: Texts, i: number): string {
  const packed = order[i]!
  return bytes.toString('utf8', starts[packed], starts[packed + 1])
}

/** Packs texts as they come. `texts(order)` is what was added until then, in that order. */
export function textPacker() {
  let bytes = Buffer.alloc(INITIAL_BYTES)
  let end = 0
  const starts = [0]
  return {
    add(text: string): void {
      const most = end + text.length * BYTES_PER_UNIT
      if (most > bytes.length) bytes = grown(bytes, most)
      end += bytes.write(text, end)
      starts.push(end)
    },
    texts: (order: Uint32Array): Texts => ({
      bytes: Buffer.from(bytes.subarray(0, end)),
      starts: Float64Array.from(starts),
      order,
    }),
  }
}

function grown(bytes: Buffer, atLeast: number): Buffer<ArrayBuffer> {
  const larger = Buffer.alloc(Math.max(2 * bytes.length, atLeast))
  bytes.copy(larger)
  return larger
}
