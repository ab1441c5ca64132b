/** PostgreSQL's COPY … TO STDOUT in its binary format, read from the bytes of the connection without making an object of a row. */

import '#server-only'
import type pg from 'pg'

/** Signature, flags and the length of an extension that there is none of. */
const HEADER_BYTES = 19
const TRAILER = -1
/** Of a message: its code and its length, which counts itself but not the code. */
const [CODE_BYTES, LENGTH_BYTES] = [1, 4]
const COPY_DATA = 'd'.charCodeAt(0)
/** The answer to COPY, and what may come at any time. */
const PASSED_OVER = new Set([...'HNSA'].map((letter) => letter.charCodeAt(0)))

/** One tuple in the bytes that hold it: field f is bytes[starts[f], ends[f]); null where starts[f] is below 0. */
export interface Tuple {
  bytes: Buffer
  readonly starts: Int32Array
  readonly ends: Int32Array
}

/** Calls `work` with each tuple of `select` in turn, always the same object. What `work` throws leaves the connection of no more use. */
export const eachTuple = (client: pg.ClientBase, select: string, fields: number, work: (tuple: Tuple) => void) =>
  new Promise<void>((resolve, reject) => {
    client.query(new CopyOut(`copy (${select}) to stdout (format binary)`, fields, work, resolve, reject))
  })

/** A query that pg submits: the socket's bytes come here until the copy is done, and go to pg again from then on. */
class CopyOut {
  readonly #tuple: Tuple
  #rest: Buffer | null = null
  #isFirst = true

  constructor(
    readonly sql: string,
    fields: number,
    readonly work: (tuple: Tuple) => void,
    readonly resolve: () => void,
    readonly reject: (error: Error) => void,
  ) {
    this.#tuple = { bytes: Buffer.alloc(0), starts: new Int32Array(fields), ends: new Int32Array(fields) }
  }

  submit(connection: pg.Connection): void {
    const { stream } = connection
    const [own] = stream.listeners('data') as [(chunk: Buffer) => void]
    const take = (chunk: Buffer) => {
      const bytes = this.#rest ? Buffer.concat([this.#rest, chunk]) : chunk
      try {
        const end = this.#read(bytes)
        this.#rest = null
        if (end.isDone) {
          stream.off('data', take).on('data', own)
          own(bytes.subarray(end.at))
        } else if (end.at < bytes.length) this.#rest = bytes.subarray(end.at)
      } catch (error) {
        stream.off('data', take)
        this.reject(error as Error)
      }
    }
    stream.off('data', own).on('data', take)
    connection.query(this.sql)
  }

  handleError(error: Error): void {
    this.reject(error)
  }

  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    this.resolve()
  }

  /** Reads the messages that are whole. Done: `at` begins one that is not of the copy. */
  #read(bytes: Buffer): { at: number; isDone: boolean } {
    this.#tuple.bytes = bytes
    let at = 0
    while (at + CODE_BYTES + LENGTH_BYTES <= bytes.length) {
      const code = bytes[at]!
      if (code !== COPY_DATA && !PASSED_OVER.has(code)) return { at, isDone: true }
      const end = at + CODE_BYTES + bytes.readInt32BE(at + CODE_BYTES)
      if (end > bytes.length) break
      if (code === COPY_DATA) this.#readTuple(at + CODE_BYTES + LENGTH_BYTES, end)
      at = end
    }
    return { at, isDone: false }
  }

  /** A message holds one tuple, the first the header as well; the last one none. */
  #readTuple(start: number, end: number): void {
    const { bytes, starts, ends } = this.#tuple
    const first = this.#isFirst ? start + HEADER_BYTES : start
    this.#isFirst = false
    if (bytes.readInt16BE(first) === TRAILER) return
    let at = first + 2
    for (let field = 0; field < starts.length; field++) {
      const length = bytes.readInt32BE(at)
      at += 4
      starts[field] = length < 0 ? -1 : at
      if (length > 0) at += length
      ends[field] = at
    }
    if (at !== end) throw new Error(`A row of ${end - first} bytes was read as ${at - first}`)
    this.work(this.#tuple)
  }
}
