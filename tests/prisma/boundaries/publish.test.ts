import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MapShape } from '#geo/geometry/map-shapes'
import { areaMask } from '#geo/query/match-areas'
import { BUILT_IN_SHAPES } from '#geo/shapes/built-in'
import { labelName, shapeBbox } from '#geo/shapes/map-shapes'
import type { PublishedShape, PublishedShapes } from '#geo/shapes/published'
import { shapeFile } from '#geo/shapes/shape-file'
import { exportTo } from '#prisma/archive/export'
import { restoreFrom } from '#prisma/archive/restore'
import {
  activeLines,
  type BoundaryRefusal,
  boundaryHistory,
  type Publication,
  publishShapes,
  showShapes,
} from '#prisma/boundaries/publish'
import { disconnect } from '#prisma/client'
import { closeSnapshot, currentSnapshot } from '#prisma/live/current-snapshot'
import { queryOf } from '#prisma/query'
import { seed } from '#prisma/seed/seed'
import { activeShapes, shapesCredits } from '#prisma/shapes/active'
import { startTestDatabase, type TestDatabase, temporaryFolder } from '../../support/database'
import { until } from '../../support/until'

let server: TestDatabase
let client: pg.Client

beforeAll(async () => {
  server = await startTestDatabase()
  process.env.DATABASE_URL = server.url
  await seed(server.url)
  client = new pg.Client({ connectionString: server.url })
  await client.connect()
})
afterAll(async () => {
  await closeSnapshot()
  await disconnect()
  await client?.end()
  await server?.stop()
})

/** A degree east of where it is, so that nobody can take it for the built-in one. */
const moved = ({ rings }: MapShape) => rings.map((ring) => ring.map(([lng, lat]) => [lng! + 1, lat!]))

const districts = (): PublishedShapes => ({
  shapes: BUILT_IN_SHAPES.districts.map((shape): PublishedShape => {
    const label = BUILT_IN_SHAPES.labels.find(({ id }) => id === shape.id)!
    const [lng, lat] = label.position
    return {
      id: shape.id,
      city: label.city,
      name: label.name,
      short: label.short,
      label: [lng + 1, lat],
      rings: moved(shape),
    }
  }),
  cities: [{ id: '320500', name: { zh: '苏州', en: 'Suzhou' }, label: [121.6, 31.3] }],
})

const publication = (change: Partial<Publication> = {}): Publication => ({
  kind: 'districts',
  shapes: districts(),
  facts: {
    source: 'A test',
    licence: 'CC0',
    date: '2026-01-31',
    approvalNumber: '苏S(2026)001号',
    isSchematic: false,
    note: '',
  },
  datum: 'cgcs2000',
  fileName: 'moved.geojson',
  newDistricts: [],
  uploadId: null,
  ...change,
})

const shown = (key: string) => until(async () => (await currentSnapshot()).shapes.key === key)
const revision = async () => (await client.query('SELECT "number" FROM "Revision"')).rows[0].number as number

describe('published districts', () => {
  it('are on the map of every reader with one revision, label points and filters included', async () => {
    const old = await currentSnapshot()
    expect(old.shapes.key).toBe('0-0-0')
    expect(await shapesCredits(queryOf(client))).toEqual([])
    const before = await revision()
    const id = await publishShapes(publication(), 'Admin')
    expect(await revision()).toBe(before + 1)
    await shown(`${id}-0-0`)
    const snapshot = await currentSnapshot()
    expect(snapshot.revision).toBe(before + 1)
    expect(shapeBbox(snapshot.shapes, '320571')![0]).toBeCloseTo(shapeBbox(BUILT_IN_SHAPES, '320571')![0] + 1, 9)
    expect(snapshot.shapes.water).toEqual(BUILT_IN_SHAPES.water)
    const sip = old.labelPoints.find(({ id: code }) => code === '320571')!
    expect(snapshot.labelPoints.find(({ id: code }) => code === '320571')!.position![0]).toBeCloseTo(
      sip.position![0] + 1,
      9,
    )
    expect(snapshot.shapes.notes[0]).toEqual({
      kind: 'districts',
      isSchematic: false,
      approvalNumber: '苏S(2026)001号',
      isPublished: true,
    })
    const credit = { kind: 'districts', source: 'A test', licence: 'CC0', date: '2026-01-31', isSchematic: false }
    expect(await shapesCredits(queryOf(client))).toEqual([{ ...credit, approvalNumber: '苏S(2026)001号' }])
    expect(shapeFile(snapshot.shapes, 'districts').features).toHaveLength(19)
    expect(shapeFile(snapshot.shapes, 'towns').features).toEqual([])
    // An area that held the whole district where it was holds none of it now.
    const around = ['c:120.75,31.32,20']
    const held = (of: typeof snapshot) => [...areaMask(of, [around]).subarray(of.located)].filter(Boolean).length
    expect(held(old)).toBeGreaterThan(held(snapshot))
  })

  it('give way to what was there before, with another revision, and stand in the history for good', async () => {
    const [line] = await boundaryHistory()
    await showShapes('districts', null, 'wrong datum', 'Admin')
    await shown('0-0-0')
    expect((await currentSnapshot()).shapes.districts).toEqual(BUILT_IN_SHAPES.districts)
    await showShapes('districts', line!.setId, '', 'Admin')
    await shown(`${line!.setId}-0-0`)
    const history = await boundaryHistory()
    expect(history.map(({ setId, why }) => [setId, why])).toEqual([
      [line!.setId, ''],
      [null, 'wrong datum'],
      [line!.setId, ''],
    ])
    expect(activeLines(history).districts!.facts).toMatchObject({ licence: 'CC0', count: 19, datum: 'cgcs2000' })
    await expect(client.query('DELETE FROM "BoundaryChange"')).rejects.toThrow('append-only')
    await expect(client.query(`UPDATE "BoundarySet" SET "source" = ''`)).rejects.toThrow('append-only')
    await expect(showShapes('water', line!.setId, '', 'Admin')).rejects.toThrow('gone')
  })

  it('take the place only of what their publisher has seen there: of two at a time the second is refused', async () => {
    const seen = activeLines(await boundaryHistory()).districts!.id
    const before = await revision()
    const outcomes = await Promise.allSettled([
      publishShapes(publication({ seen }), 'One'),
      showShapes('districts', null, '', 'Other', seen),
      publishShapes(publication({ seen: 0 }), 'Third, who saw the built-in ones'),
    ])
    const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [(one.reason as BoundaryRefusal).code] : []))
    expect(refused).toEqual(['overtaken', 'overtaken'])
    expect(await revision()).toBe(before + 1)
    const last = activeLines(await boundaryHistory()).districts!
    expect(['One', 'Other']).toContain(last.by)
    await expect(showShapes('districts', null, '', 'Late', seen)).rejects.toThrow('overtaken')
    // Another kind has not changed, and who has seen the newest may go on.
    await showShapes('water', null, '', 'Admin', 0)
    await showShapes('districts', null, '', 'Admin', last.id)
    expect(activeLines(await boundaryHistory()).districts!.by).toBe('Admin')
  })

  it('bring new districts with them, all or nothing', async () => {
    const name = { zh: '新区', en: 'New' }
    const added: PublishedShape = {
      id: '320599',
      city: '320500',
      name,
      short: name,
      label: [119.5, 31],
      rings: [
        [
          [119, 30],
          [120, 30],
          [120, 32],
          [119, 30],
        ],
      ],
    }
    const shapes = { ...districts(), shapes: [...districts().shapes, added] }
    const record = {
      id: '320599',
      slug: 'sip',
      cityId: '320500',
      nameZh: '新区',
      nameEn: 'New',
      shortZh: '新区',
      shortEn: 'New',
    }
    const before = await revision()
    await expect(publishShapes(publication({ shapes, newDistricts: [record] }), 'Admin')).rejects.toThrow('districts')
    expect(await revision()).toBe(before)
    const id = await publishShapes(publication({ shapes, newDistricts: [{ ...record, slug: 'new' }] }), 'Admin')
    await shown(`${id}-0-0`)
    expect(labelName((await currentSnapshot()).shapes, '320599')).toEqual(name)
  })

  it('leave the sea where land is published, and no built-in rivers where water is', async () => {
    const square = (id: string, west: number): PublishedShape => ({
      ...{
        id,
        city: null,
        name: { zh: '新湖', en: 'New Lake' },
        short: { zh: '新湖', en: 'New Lake' },
        label: [west, 31.2],
      },
      rings: [
        [
          [west, 31],
          [west + 1, 31],
          [west + 1, 32],
          [west, 31],
        ],
      ],
    })
    const water = await publishShapes(
      publication({ kind: 'water', shapes: { shapes: [square('1', 120)], cities: [] } }),
      'A',
    )
    const land = await publishShapes(
      publication({ kind: 'land', shapes: { shapes: [square('1', 119)], cities: [] } }),
      'A',
    )
    await until(async () => (await currentSnapshot()).shapes.key.endsWith(`-${water}-${land}`))
    const { shapes } = await currentSnapshot()
    expect(shapeFile(shapes, 'rivers').features).toEqual([])
    expect(shapes.labels.filter(({ type }) => type === 'water').map(({ name }) => name.zh)).toEqual(['新湖'])
    const [sea] = shapeFile(shapes, 'coast').features
    expect((sea!.geometry as { coordinates: number[][][][] }).coordinates[0]).toHaveLength(2)
  })

  it('come back from an archive as they were', async () => {
    const file = join(await temporaryFolder('landing-boundaries-'), 'all.gz')
    await exportTo(server.url, file)
    const other = await startTestDatabase({ migrated: false })
    try {
      await restoreFrom(other.url, file)
      const restored = new pg.Client({ connectionString: other.url })
      await restored.connect()
      const [theirs, ours] = [await activeShapes(queryOf(restored)), await activeShapes(queryOf(client))]
      await restored.end()
      expect(theirs.key).not.toBe('0-0-0')
      expect(theirs).toEqual(ours)
    } finally {
      await other.stop()
    }
  })
})
