import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { toGcj02 } from '#geo/geometry/datum'
import { areaKm2 } from '#geo/geometry/geodesy'
import { polygonsOf } from '#geo/geometry/polygons'
import { BUILT_IN_SHAPES } from '#geo/shapes/built-in'
import { FIRST_SETTINGS, mayPublish, type ShapesReading } from '#geo/shapes/reading'
import { readInThread } from '#prisma/boundaries/read-thread'
import { temporaryFolder } from '../../support/database'
import { gdal, whyNoGdal } from '../../support/gdal'
import { zip } from '../../support/import-files'
import { box, collection, context, districts, read, type Square, SUZHOU, suzhou } from './support'

const codes = ({ findings }: ShapesReading) =>
  findings.map(({ code, isMended }) => (isMended ? `${code} mended` : code))

describe('a file of the districts that stand', () => {
  it('is matched by name or code, and has nothing amiss', async () => {
    for (const named of [true, false]) {
      const reading = await read(suzhou(undefined, named))
      expect(reading.features.map(({ by }) => by)).toEqual(districts.map(() => (named ? 'name' : 'code')))
      expect(codes(reading)).toEqual([])
      expect(mayPublish(reading)).toBe(true)
      expect(reading.shapes.shapes.slice(0, 10).map(({ id }) => id)).toEqual(districts.map(({ id }) => id))
      for (const { id, label, rings } of reading.shapes.shapes.slice(0, 10)) {
        expect(label).not.toBeNull()
        const before = SUZHOU.find((shape) => shape.id === id)!
        expect(areaKm2(polygonsOf(rings)) / areaKm2(polygonsOf(before.rings))).toBeCloseTo(1, 3)
      }
    }
  })

  it('in GCJ-02 is told by its borders and by its distance, and comes right with the datum', async () => {
    const wrong = await read(suzhou(toGcj02))
    expect(codes(wrong)).toEqual(['shift', 'datum'])
    expect(wrong.hint).toBe('gcj02')
    expect(wrong.findings[0]!.amount).toBeGreaterThan(0.3)
    const right = await read(suzhou(toGcj02), { datum: 'gcj02' })
    expect(codes(right)).toEqual([])
  })

  it.runIf(whyNoGdal() === null).each(['GB18030', 'UTF-8'])(
    'as a zipped shapefile with names in %s',
    async (encoding) => {
      const folder = await temporaryFolder('landing-shapes-')
      writeFileSync(join(folder, 'in.geojson'), suzhou())
      const shp = ['-lco', `ENCODING=${encoding}`, join(folder, 'd.shp'), join(folder, 'in.geojson')]
      gdal('ogr2ogr', ...shp)
      const zipped = zipOf(folder, ['shp', 'dbf', 'prj'])
      const reading = await read(zipped)
      expect(reading.encoding).toBe(encoding.toLowerCase())
      expect(reading.features.map(({ by }) => by)).toEqual(districts.map(() => 'name'))
      expect(codes(reading)).toEqual([])
    },
  )

  it('as TopoJSON, read in the thread of its own', async () => {
    const mapshaper = (await import('mapshaper')).default
    const { 'o.json': topology } = await mapshaper.applyCommands('-i i.json -o o.json format=topojson', {
      'i.json': suzhou(),
    })
    const input = { settings: FIRST_SETTINGS, context: context(), standing: BUILT_IN_SHAPES }
    const reading = await readInThread({ ...input, bytes: topology! })
    expect(reading.shapes.shapes).toHaveLength(19)
  })
})

describe('shapes among each other', () => {
  const place = (...squares: Square[]) => read(collection(squares), { keepsOthers: false })
  const [sip, snd] = [{ code: '320571' }, { code: '320505' }]

  it('overlap by a sliver, which goes to one of them', async () => {
    const reading = await place(
      { properties: sip, rings: [box(120.6, 31.2, 120.7001, 31.3)] },
      { properties: snd, rings: [box(120.7, 31.2, 120.8, 31.3)] },
    )
    expect(codes(reading)).toEqual(['overlap mended'])
    expect(reading.findings[0]!.amount).toBeCloseTo(0.106, 2)
    const [a, b] = reading.shapes.shapes.map(({ rings }) => areaKm2(polygonsOf(rings)))
    expect(a! + b!).toBeCloseTo(areaKm2([[box(120.6, 31.2, 120.8, 31.3) as never]]), 2)
  })

  it('overlap by much, which somebody has to look at', async () => {
    const reading = await place(
      { properties: sip, rings: [box(120.6, 31.2, 120.72, 31.3)] },
      { properties: snd, rings: [box(120.7, 31.2, 120.8, 31.3)] },
    )
    expect(codes(reading)).toEqual(['overlap'])
    expect(reading.findings[0]!.amount).toBeGreaterThan(20)
  })

  it('leave a gap between them', async () => {
    const reading = await place(
      {
        properties: sip,
        rings: [
          [
            [120.6, 31.2],
            [120.7, 31.2],
            [120.7, 31.24],
            [120.6995, 31.25],
            [120.7, 31.26],
            [120.7, 31.3],
            [120.6, 31.3],
            [120.6, 31.2],
          ],
        ],
      },
      {
        properties: snd,
        rings: [
          [
            [120.7, 31.2],
            [120.8, 31.2],
            [120.8, 31.3],
            [120.7, 31.3],
            [120.7, 31.26],
            [120.7, 31.24],
            [120.7, 31.2],
          ],
        ],
      },
    )
    expect(codes(reading)).toEqual(['gap mended'])
    expect(reading.findings[0]!.names).toHaveLength(2)
  })

  it('cross themselves: taken apart, or not published', async () => {
    const bow: Square = {
      properties: sip,
      rings: [
        [
          [120.6, 31.2],
          [120.7, 31.3],
          [120.7, 31.2],
          [120.6, 31.35],
          [120.6, 31.2],
        ],
      ],
    }
    expect(codes(await place(bow))).toEqual(['crossing mended'])
    const left = await read(collection([bow]), { keepsOthers: false, mends: false })
    expect(codes(left)).toEqual(['crossing'])
    expect(mayPublish(left)).toBe(false)
  })

  it('have a piece far away', async () => {
    const reading = await place(
      { properties: sip, rings: [box(120.6, 31.2, 120.7, 31.3)] },
      { properties: sip, rings: [box(100, 30, 100.1, 30.1)] },
    )
    expect(codes(reading)).toEqual(['twice', 'outside'])
  })

  it('keep the other districts, or not', async () => {
    const file = collection([
      { properties: { name: '工业新城', code: '320599' }, rings: [box(121.5, 32, 121.6, 32.1)] },
    ])
    const kept = await read(file)
    expect(kept.features[0]).toMatchObject({
      by: 'nothing',
      becomes: { to: 'new', id: '320599', cityId: '320500', zh: '工业新城' },
    })
    expect(kept.shapes.shapes).toHaveLength(20)
    expect(kept.shapes.cities.map(({ id }) => id)).toEqual(['320500', '440300'])
    expect((await read(file, { keepsOthers: false })).shapes.shapes).toHaveLength(1)
    const nameless = await read(collection([{ properties: {}, rings: [box(120, 31, 120.1, 31.1)] }]), {
      keepsOthers: false,
    })
    expect(codes(nameless)).toEqual(['no-code'])
    expect(mayPublish(nameless)).toBe(false)
  })
})

it('waters keep their names, and small ones are not written', async () => {
  const file = collection([
    { properties: { name: '金鸡湖', name_en: 'Jinji Lake' }, rings: [box(120.68, 31.29, 120.71, 31.32)] },
    { properties: { name: '小塘' }, rings: [box(120.6, 31.2, 120.603, 31.203)] },
  ])
  const { shapes } = (await read(file, {}, 'water')).shapes
  expect(shapes.map(({ name, label }) => [name.zh, name.en, label !== null])).toEqual([
    ['金鸡湖', 'Jinji Lake', true],
    ['小塘', '小塘', false],
  ])
})

const zipOf = (folder: string, extensions: readonly string[]) =>
  zip(Object.fromEntries(extensions.map((end) => [`d.${end}`, readFileSync(join(folder, `d.${end}`))])))
