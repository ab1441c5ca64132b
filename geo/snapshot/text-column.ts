/** Many short texts in little memory: UTF-8 in one buffer, with the start and end of each text. */

const INITIAL_BYTES = 4096
/** A UTF-16 unit takes at most three bytes of UTF-8. */
const BYTES_PER_UNIT = 3

/** Text i is the bytes [starts[i], ends[i]). Texts lie in any order, and there may be unused bytes between them. */
export interface TextColumn {
  readonly bytes: Buffer
  readonly starts: Uint32Array
  readonly ends: Uint32Array
}

/** Text i. A lone surrogate comes back as U+FFFD. */
export const textAt = ({ bytes, starts, ends }: TextColumn, i: number): string =>
  bytes.toString('utf8', starts[i], ends[i])

/** A growing buffer of texts. */
export class TextBuffer {
  bytes = Buffer.alloc(INITIAL_BYTES)
  /** Where the next text will start. */
  end = 0

  add(text: string): void {
    this.#reserve(text.length * BYTES_PER_UNIT)
    this.end += this.bytes.write(text, this.end)
  }

  /** Adds the text whose UTF-8 is source[start, end). */
  addUtf8(source: Uint8Array, start: number, end: number): void {
    this.#reserve(end - start)
    const { bytes } = this
    let to = this.end
    for (let i = start; i < end; i++) bytes[to++] = source[i]!
    this.end = to
  }

  #reserve(more: number): void {
    if (this.end + more <= this.bytes.length) return
    const larger = Buffer.alloc(Math.max(2 * this.bytes.length, this.end + more))
    this.bytes.copy(larger)
    this.bytes = larger
  }
}
