import { describe, expect, it } from 'vitest'
import { areaKm2 } from '#geo/geometry/geodesy'
import { polygonsOf } from '#geo/geometry/polygons'
import { keyOfFinding, mayPublish, type ShapesReading } from '#geo/shapes/reading'
import { box, collection, read, type Square } from './support'

/** Pieces of land leave much of the districts in the sea, which kinds.test.ts looks at. */
const told = ({ findings }: ShapesReading) =>
  findings.flatMap(({ code, isMended, canMend }) =>
    /sea/.test(code) ? [] : [`${code}${isMended ? ' mended' : ''}${canMend ? ' choice' : ''}`],
  )
const km2Of = ({ shapes }: ShapesReading, i: number) => areaKm2(polygonsOf(shapes.shapes[i]!.rings))
const km2 = (...ring: Parameters<typeof box>) => areaKm2(polygonsOf([box(...ring) as never]))

/** Three in a row: the first two share a sliver, and so do the last two. */
const ROW: readonly Square[] = [
  { properties: { code: '320571', name: 'A' }, rings: [box(120.6, 31.2, 120.7001, 31.3)] },
  { properties: { code: '320505', name: 'B' }, rings: [box(120.7, 31.2, 120.8, 31.3)] },
  { properties: { code: '320506', name: 'C' }, rings: [box(120.7999, 31.2, 121, 31.3)] },
]
const row = (settings: Parameters<typeof read>[1] = {}, squares = ROW) =>
  read(collection(squares), { keepsOthers: false, ...settings })

describe('slivers between districts', () => {
  it('are mended one by one, as the admin chooses', async () => {
    const all = await row()
    expect(told(all)).toEqual(['overlap mended choice', 'overlap mended choice'])
    const [first, second] = all.findings.map(keyOfFinding)
    const one = await row({ fixes: { [first!]: true, [second!]: false } })
    expect(one.findings.map(({ isMended }) => isMended)).toEqual([true, false])
    expect(mayPublish(one)).toBe(true)
    const mendedNames = one.findings[0]!.names
    const left = one.findings[1]!.names
    expect(mendedNames).not.toEqual(left)
    const none = await row({ mends: false })
    expect(told(none)).toEqual(['overlap choice', 'overlap choice'])
    expect(km2Of(none, 1)).toBeCloseTo(km2(120.7, 31.2, 120.8, 31.3), 3)
  })

  it('are mended beside an overlap that is too large to be', async () => {
    const wide = [...ROW.slice(0, 2), { ...ROW[2]!, rings: [box(120.78, 31.2, 121, 31.3)] }]
    const reading = await row({}, wide)
    expect(told(reading)).toEqual(['overlap', 'overlap mended choice'])
    expect(km2Of(reading, 0) + km2Of(reading, 1)).toBeCloseTo(km2(120.6, 31.2, 120.8, 31.3), 2)
    expect(km2Of(reading, 2)).toBeCloseTo(km2(120.78, 31.2, 121, 31.3), 2)
  })
})

describe('waters and land', () => {
  /** Two halves of a lake around an island, which overlap by a sliver north of it. */
  const LAKE: readonly Square[] = [
    {
      properties: { name: 'West' },
      rings: [
        [
          [120.6, 31.2],
          [120.65, 31.2],
          [120.65, 31.24],
          [120.647, 31.245],
          [120.65, 31.25],
          [120.6501, 31.3],
          [120.6, 31.3],
          [120.6, 31.2],
        ],
      ],
    },
    {
      properties: { name: 'East' },
      rings: [
        [
          [120.65, 31.2],
          [120.7, 31.2],
          [120.7, 31.3],
          [120.65, 31.3],
          [120.65, 31.25],
          [120.65, 31.24],
          [120.65, 31.2],
        ],
      ],
    },
  ]

  it.each(['water', 'land'] as const)(
    'of %s are checked too: a sliver is mended, a gap may be an island',
    async (kind) => {
      const reading = await read(collection(LAKE), {}, kind)
      expect(told(reading)).toEqual(['overlap mended choice', 'gap choice'])
      expect(reading.findings.slice(0, 2).map(({ names }) => names)).toEqual([
        ['West', 'East'],
        ['West', 'East'],
      ])
      const fixes = { [keyOfFinding(reading.findings[1]!)]: true }
      const filled = await read(collection(LAKE), { fixes }, kind)
      expect(told(filled)).toEqual(['overlap mended choice', 'gap mended choice'])
      expect(km2Of(filled, 0) + km2Of(filled, 1)).toBeCloseTo(km2(120.6, 31.2, 120.7, 31.3), 2)
    },
  )

  it('keep the hole of one water, which is an island', async () => {
    const rings = [box(120.6, 31.2, 120.7, 31.3), [...box(120.64, 31.24, 120.645, 31.245)].reverse()]
    const lake = { properties: { name: 'Lake' }, rings }
    const pond = { properties: { name: 'Pond' }, rings: [box(120.75, 31.2, 120.76, 31.21)] }
    expect(told(await read(collection([lake, pond]), {}, 'water'))).toEqual([])
  })
})
