/** PostgreSQL's binary COPY format, read without making an object of a row. */

import type { Readable } from 'node:stream'

/** Signature, flags and the length of an extension that there is none of. */
const HEADER_BYTES = 19
const TRAILER = -1

/** One tuple in the bytes that hold it: field f is bytes[starts[f], ends[f]); null where starts[f] is below 0. */
export interface Tuple {
  bytes: Buffer
  readonly starts: Int32Array
  readonly ends: Int32Array
}

/** Calls `work` with each tuple of `fields` fields in turn, always the same object. */
export async function eachTuple(copy: Readable, fields: number, work: (tuple: Tuple) => void): Promise<void> {
  const tuple: Tuple = { bytes: Buffer.alloc(0), starts: new Int32Array(fields), ends: new Int32Array(fields) }
  let at = HEADER_BYTES
  for await (const chunk of copy as AsyncIterable<Buffer>) {
    const rest = tuple.bytes.length - at
    tuple.bytes = rest > 0 ? Buffer.concat([tuple.bytes.subarray(at), chunk]) : chunk
    at = rest > 0 ? 0 : -rest
    for (let next = endOf(tuple, at); next > 0; next = endOf(tuple, at)) {
      work(tuple)
      at = next
    }
  }
}

/** Where the tuple that begins at `start` ends; 0 where its end, or the end of all tuples, is still to come or has come. */
function endOf({ bytes, starts, ends }: Tuple, start: number): number {
  let at = start + 2
  if (at > bytes.length || bytes.readInt16BE(start) === TRAILER) return 0
  for (let field = 0; field < starts.length; field++) {
    if (at + 4 > bytes.length) return 0
    const length = bytes.readInt32BE(at)
    at += 4
    starts[field] = length < 0 ? -1 : at
    if (length > 0) at += length
    ends[field] = at
  }
  return at > bytes.length ? 0 : at
}
