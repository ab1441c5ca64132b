/** Degrees as whole millionths, written as JavaScript writes the number: 120.5, -0.000001, 0. */

const DECIMALS = 6
const UNIT = 10 ** DECIMALS
const [COMMA, MINUS, POINT, ZERO] = [44, 45, 46, 48]
/** Bytes: more than four numbers of degrees take, with what stands between them. */
export const BOX_ROOM = 64

export const fromMicroDegrees = (micro: number): number => micro / UNIT

/** The millionth of a degree at or below `degrees`. */
export const microBelow = (degrees: number): number => Math.floor(degrees * UNIT)
export const microAbove = (degrees: number): number => Math.ceil(degrees * UNIT)

/** Writes the text and returns where it ends. */
export function writeMicroDegrees(micro: number, bytes: Uint8Array, at: number): number {
  let end = at
  if (micro < 0) bytes[end++] = MINUS
  const value = Math.abs(micro)
  const whole = (value / UNIT) | 0
  if (whole >= 100) bytes[end++] = ZERO + ((whole / 100) | 0)
  if (whole >= 10) bytes[end++] = ZERO + (((whole / 10) | 0) % 10)
  bytes[end++] = ZERO + (whole % 10)
  let rest = value - whole * UNIT
  if (rest === 0) return end
  bytes[end++] = POINT
  for (let unit = UNIT / 10; rest > 0; unit /= 10) {
    const digit = (rest / unit) | 0
    bytes[end++] = ZERO + digit
    rest -= digit * unit
  }
  return end
}

/** Writes the four with commas between them, from the first byte on, and returns where they end. */
export function writeBox(west: number, south: number, east: number, north: number, bytes: Uint8Array): number {
  let end = writeMicroDegrees(west, bytes, 0)
  bytes[end] = COMMA
  end = writeMicroDegrees(south, bytes, end + 1)
  bytes[end] = COMMA
  end = writeMicroDegrees(east, bytes, end + 1)
  bytes[end] = COMMA
  return writeMicroDegrees(north, bytes, end + 1)
}
