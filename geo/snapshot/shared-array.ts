/** Typed arrays in memory that threads share: passed to another thread, they are not copied. */

/** A constructor of typed arrays. */
export interface ArrayType<T> {
  readonly BYTES_PER_ELEMENT: number
  new (buffer: SharedArrayBuffer): T
}

export const sharedArray = <T>(Type: ArrayType<T>, length: number): T =>
  new Type(new SharedArrayBuffer(length * Type.BYTES_PER_ELEMENT))

export const sharedBytes = (length: number): Buffer => Buffer.from(new SharedArrayBuffer(length))
