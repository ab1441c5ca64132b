import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PublishedShapes } from '#geo/shapes/published'
import type { UploadSettings } from '#geo/shapes/reading'
import { getUpload, publishUpload, receiveShapes } from '#prisma/boundaries/uploads'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { activeKey } from '#prisma/shapes/active'
import { query } from '#prisma/transaction'
import { startSeeded } from '../../support/app'
import { until } from '../../support/until'
import { box, collection } from './support'

let stop: () => Promise<void>
/** Three uploads, all read against the built-in borders. */
let [first, second, spare] = ['', '', '']

beforeAll(async () => {
  stop = await startSeeded()
  first = await uploadOf('320571', 120.71)
  second = await uploadOf('320505', 120.41)
  spare = await copyOf(second, {}, '0-0-0')
})
afterAll(async () => stop?.())

const facts = { source: 'A test', licence: '', date: '', approvalNumber: '', isSchematic: false, note: '' }
const uploadOf = (code: string, west: number) =>
  receiveShapes(
    'districts',
    `${code}.json`,
    collection([{ properties: { code }, rings: [box(west, 31.2, west + 0.1, 31.3)] }]),
    'A',
  )
/** The same upload again, as if it had been read with these settings against those shapes. */
async function copyOf(id: string, settings: Partial<UploadSettings>, standing: string): Promise<string> {
  const [row] = await query<{ id: string }>(
    `INSERT INTO "BoundaryUpload" ("id", "kind", "fileName", "bytes", "settings", "reading", "by")
      SELECT gen_random_uuid(), "kind", "fileName", "bytes", "settings" || $2, "reading" || jsonb_build_object('standing', $3::text), "by"
      FROM "BoundaryUpload" WHERE "id" = $1 RETURNING "id"`,
    [id, JSON.stringify(settings), standing],
  )
  return row!.id
}
const shapesOf = async (set: number) =>
  (await query<{ shapes: PublishedShapes }>('SELECT "shapes" FROM "BoundarySet" WHERE "id" = $1', [set]))[0]!.shapes
const corner = ({ shapes }: PublishedShapes, code: string) =>
  Math.min(
    ...shapes
      .find(({ id }) => id === code)!
      .rings.flat()
      .map(([lng]) => lng!),
  )
const isShown = (set: number) => until(async () => (await currentSnapshot()).shapes.key === `${set}-0-0`)

describe('an upload that was read before other borders were published', () => {
  it('does not bring the old ones back: it is read again, and then published with the new ones', async () => {
    const set = await publishUpload(first, facts, 'A')
    await isShown(set)
    await expect(publishUpload(second, facts, 'B')).rejects.toMatchObject({ code: 'changed' })
    expect(corner((await getUpload(second))!.reading.shapes, '320571')).toBeCloseTo(120.71, 6)
    const next = await publishUpload(second, facts, 'B')
    expect(corner(await shapesOf(next), '320571')).toBeCloseTo(120.71, 6)
    expect(corner(await shapesOf(next), '320505')).toBeCloseTo(120.41, 6)
    await isShown(next)
  })

  it('is published as it is where it keeps nothing of what stands', async () => {
    const alone = await copyOf(spare, { keepsOthers: false }, '0-0-0')
    expect(await publishUpload(alone, facts, 'B')).toBeGreaterThan(0)
  })

  it('and of two that are published at once one is read again', async () => {
    const key = await activeKey(query)
    const [one, other] = [await copyOf(spare, {}, key), await copyOf(spare, {}, key)]
    const settled = await Promise.allSettled([publishUpload(one, facts, 'A'), publishUpload(other, facts, 'B')])
    expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})
