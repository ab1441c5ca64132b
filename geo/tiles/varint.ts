/** Whole numbers as in protobuf: seven bits a byte, the lowest first. */

/** Writes a whole number from 0 to 2^53 and returns where it ends. */
export function writeVarint(value: number, bytes: Uint8Array, at: number): number {
  let end = at
  let rest = value
  if (value >= 2 ** 28) {
    // Shifts only reach 32 bits, so the low 28 are written first.
    rest = Math.floor(value / 2 ** 28)
    const low = value - rest * 2 ** 28
    for (let shift = 0; shift < 28; shift += 7) bytes[end++] = (low >>> shift) | 128
  }
  for (; rest >= 128; rest >>>= 7) bytes[end++] = rest | 128
  bytes[end++] = rest
  return end
}

/** How many bytes a number below 2^28 takes. */
export const sizeOfVarint = (value: number): number =>
  value < 2 ** 7 ? 1 : value < 2 ** 14 ? 2 : value < 2 ** 21 ? 3 : 4
