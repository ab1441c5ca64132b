/**
 * Reads PostgreSQL's COPY … TO STDOUT in binary format from the bytes as they arrive, without an object for each row.
 */

import '#server-only'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'

/** Signature, flags, and the length of a header extension, of which there is none. */
const HEADER_BYTES = 19
const COUNT_BYTES = 2
const LENGTH_BYTES = 4
/** More than most tuples take. */
const LOOKAHEAD_BYTES = 4096
/** Stands in place of the next tuple's number of fields. */
const TRAILER = -1

/** One tuple in the bytes that hold it: field f is bytes[starts[f], ends[f]); null where starts[f] is below 0. */
export interface Tuple {
  bytes: Buffer
  readonly starts: Int32Array
  readonly ends: Int32Array
}

/**
 * Calls `visit` with each tuple of `select` in turn, always with the same object. Rejects with the error of the
 * database or of `visit`; the connection can be used again in either case.
 */
export async function eachTuple(
  client: pg.ClientBase,
  select: string,
  fields: number,
  visit: (tuple: Tuple) => void,
): Promise<void> {
  const reader = new TupleReader(fields, visit)
  const stream = client.query(copyTo(`copy (${select}) to stdout (format binary)`))
  let failure: { readonly error: unknown } | null = null
  for await (const chunk of stream) {
    if (failure) continue // read on to the end: a stream that is abandoned half-way blocks the connection
    try {
      reader.read(chunk)
    } catch (error) {
      failure = { error }
    }
  }
  if (failure) throw failure.error
}

class TupleReader {
  readonly #tuple: Tuple
  readonly #visit: (tuple: Tuple) => void
  /** The bytes of an incomplete tuple. */
  #rest: Buffer | null = null
  #hasHeader = false

  constructor(fields: number, visit: (tuple: Tuple) => void) {
    this.#tuple = { bytes: Buffer.alloc(0), starts: new Int32Array(fields), ends: new Int32Array(fields) }
    this.#visit = visit
  }

  read(chunk: Buffer): void {
    const bytes = this.#rest && this.#hasHeader ? this.#withoutRest(this.#rest, chunk) : this.#joined(chunk)
    this.#tuple.bytes = bytes
    let at = 0
    if (!this.#hasHeader && bytes.length >= HEADER_BYTES) {
      this.#hasHeader = true
      at = HEADER_BYTES
    }
    if (this.#hasHeader) {
      for (let end = this.#readTuple(at); end > at; end = this.#readTuple(at)) {
        at = end
        this.#visit(this.#tuple)
      }
    }
    this.#rest = at < bytes.length ? bytes.subarray(at) : null
  }

  #joined(chunk: Buffer): Buffer {
    return this.#rest ? Buffer.concat([this.#rest, chunk]) : chunk
  }

  /** Visits the tuple that began in the chunk before, so that only its bytes are put together; what comes after it. */
  #withoutRest(rest: Buffer, chunk: Buffer): Buffer {
    this.#tuple.bytes = Buffer.concat([rest, chunk.subarray(0, LOOKAHEAD_BYTES)])
    const end = this.#readTuple(0)
    if (end <= rest.length) return this.#joined(chunk) // it is longer than that, or this is the end
    this.#visit(this.#tuple)
    return chunk.subarray(end - rest.length)
  }

  /** The end of the tuple that begins at `start`; `start` itself for an incomplete one or the trailer. */
  #readTuple(start: number): number {
    const { bytes, starts, ends } = this.#tuple
    let at = start + COUNT_BYTES
    if (at > bytes.length) return start
    const count = bytes.readInt16BE(start)
    if (count === TRAILER) return start
    if (count !== starts.length) throw new Error(`A row of ${count} fields where ${starts.length} were asked for`)
    for (let field = 0; field < starts.length; field++) {
      if (at + LENGTH_BYTES > bytes.length) return start
      const length = bytes.readInt32BE(at)
      at += LENGTH_BYTES
      starts[field] = length < 0 ? -1 : at
      if (length > 0) at += length
      ends[field] = at
    }
    return at <= bytes.length ? at : start
  }
}
