/** Typed arrays in memory that threads share: passed to another thread, they are not copied. */

/** A kind of typed array. */
export interface ArrayType<T> {
  readonly BYTES_PER_ELEMENT: number
  new (buffer: SharedArrayBuffer): T
}

/** Zeros that every thread may read. */
export const sharedArray = <T>(Type: ArrayType<T>, length: number): T =>
  new Type(new SharedArrayBuffer(length * Type.BYTES_PER_ELEMENT))

/** Bytes that every thread may read. */
export const sharedBytes = (length: number): Buffer => Buffer.from(new SharedArrayBuffer(length))
