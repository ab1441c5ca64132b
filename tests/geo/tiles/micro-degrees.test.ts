import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  BOX_ROOM,
  fromMicroDegrees,
  microAbove,
  microBelow,
  writeBox,
  writeMicroDegrees,
} from '#geo/tiles/micro-degrees'

const bytes = new Uint8Array(BOX_ROOM)
const written = (micro: number) => Buffer.from(bytes.subarray(0, writeMicroDegrees(micro, bytes, 0))).toString()

it('are written as the number of degrees is', () => {
  const degrees = fc.integer({ min: -180_000_000, max: 180_000_000 })
  fc.assert(fc.property(degrees, (micro) => written(micro) === String(fromMicroDegrees(micro))))
  for (const micro of [0, -0, 1, -1, 10, 100_000, 1_000_000, -180_000_000, 120_500_000, 9_999_999])
    expect(written(micro)).toBe(String(fromMicroDegrees(micro)))
})

it('stand four to a box, rounded outwards', () => {
  const edges = [
    microBelow(120.1234567),
    microBelow(-31.0000001),
    microAbove(120.1234561),
    microAbove(-0.0000005),
  ] as const
  const end = writeBox(...edges, bytes)
  expect(Buffer.from(bytes.subarray(0, end)).toString()).toBe('120.123456,-31.000001,120.123457,0')
})
