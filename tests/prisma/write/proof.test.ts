/** What the write layer asks of an editor who changes a value that has a source. */

import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RecordValues } from '#geo/edit/values'
import { query, transaction } from '#prisma/transaction'
import { Invalid, publishRecords, readOne, type Saved, saveRecords } from '#prisma/write/index'
import { startSeeded } from '../../support/app'
import { ACTORS, project } from './support'

const { reviewer } = ACTORS
let stop: () => Promise<void>
let made: Saved
beforeAll(async () => {
  stop = await startSeeded()
  const edit = { type: 'project' as const, id: null, version: 0, values: project(), why: '' }
  await transaction(async (q) => {
    const [saved] = await saveRecords(q, reviewer, [edit])
    made = saved!
    await publishRecords(q, reviewer, [saved!], { why: '' })
  })
})
afterAll(() => stop?.())

const standing = async () => (await readOne(query, 'project', made.id))!
async function save(columns: RecordValues['columns'], more: { confirmed?: string[]; sourceId?: string } = {}) {
  const { version, values } = await standing()
  const edit = { type: 'project' as const, id: made.id, version, why: '', confirmed: [] as string[], ...more }
  return transaction((q) =>
    saveRecords(q, reviewer, [{ ...edit, values: { ...values, columns: { ...values.columns, ...columns } } }]),
  )
}

it('a pin that moves is refused with its old source, and taken with a new one or as a slip', async () => {
  const pin = { precision: 'park', lng: 120.7, lat: 31.3, errorM: 250 } as const
  const refusal = await save(pin).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(Invalid)
  expect((refusal as Invalid).problems).toMatchObject([{ path: 'cites.location', code: 'stale-source' }])
  expect((await standing()).values.columns.precision).toBe('district')

  await save(pin, { sourceId: 'S2' })
  expect((await standing()).values.cites.location).toMatchObject([{ sourceId: 'S2' }])
  expect((await standing()).values.cites.name).toMatchObject([{ sourceId: 'S1' }])

  await save({ lng: 120.701 }, { confirmed: ['cites.location'] })
  expect((await standing()).values.columns.lng).toBe(120.701)
  expect((await standing()).values.cites.location).toMatchObject([{ sourceId: 'S2' }])
})
