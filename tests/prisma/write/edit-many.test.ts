/** One field of many records: all or none, with the proof that a single edit asks for, and undone as a whole. */

import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { fieldsForMany, manyId } from '#geo/edit/many'
import type { Actor } from '#geo/edit/roles'
import { getChanges } from '#prisma/manage/changes'
import { query, transaction } from '#prisma/transaction'
import {
  Conflict,
  editMany,
  Forbidden,
  Invalid,
  type ManyEdit,
  readOne,
  readPublic,
  saveRecords,
  tried,
  undoImport,
} from '#prisma/write/index'
import { create, n, publish, reviewer, revision, sip, withSeededDatabase } from './seeded'
import { SND } from './support'

withSeededDatabase()

const status = fieldsForMany('project').find(({ name }) => name === 'status')!
const district = fieldsForMany('project').find(({ name }) => name === 'district')!
const sector = fieldsForMany('project').find(({ name }) => name === 'sector')!

const edit = (more: Partial<ManyEdit>): ManyEdit => ({
  type: 'project',
  field: sector,
  value: { sector: 'equipment' },
  sourceId: null,
  isTypo: false,
  intent: 'save',
  why: `edit ${n}`,
  id: manyId(randomUUID()),
  ...more,
})

const seen = async (ids: readonly string[]) =>
  Promise.all(
    ids.map(async (id) => ({ type: 'project' as const, id, version: (await readOne(query, 'project', id))!.version })),
  )
const run = async (actor: Actor, ids: readonly string[], asked: ManyEdit) => {
  const list = await seen(ids)
  return transaction((q) => editMany(q, actor, list, asked))
}
const two = async () => {
  const made = [await create(), await create(sip, { sector: 'sports' })]
  for (const one of made) await publish(one as { type: 'project'; id: string; version: number })
  return made.map(({ id }) => id)
}
const sectors = async (ids: readonly string[]) => {
  const values = await readPublic(query, 'project', ids)
  return ids.map((id) => values.get(id)!.columns.sector)
}

describe('one field of many records', () => {
  it('asks for the source of values that have one, and names each record that lacks it', async () => {
    const ids = await two()
    const refusal = await run(reviewer, ids, edit({})).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(Invalid)
    expect((refusal as Invalid).problems).toMatchObject([0, 1].map((index) => ({ index, code: 'stale-source' })))
    const [first, second] = await Promise.all(ids.map((id) => readOne(query, 'project', id)))
    expect([first!.state, second!.state]).toEqual(['published', 'published'])
  })

  it('is previewed by what would be written, of which nothing stays', async () => {
    const ids = await two()
    const [list, before] = [await seen(ids), await revision()]
    const asked = edit({ sourceId: 'S2', intent: 'publish' })
    const changes = await tried((q) => editMany(q, reviewer, list, asked))
    expect(changes).toMatchObject([
      { before: { sector: 'biomed' }, after: { sector: 'equipment' }, state: 'published' },
      { before: { sector: 'sports' }, after: { sector: 'equipment' }, state: 'published' },
    ])
    expect(await sectors(ids)).toEqual(['biomed', 'sports'])
    expect(await revision()).toBe(before)
  })

  it('is published with its source and a line of history for each record, and undone whole', async () => {
    const ids = await two()
    const before = await readPublic(query, 'project', ids)
    const asked = edit({ sourceId: 'S2', intent: 'publish' })
    await run(reviewer, ids, asked)
    const after = await readPublic(query, 'project', ids)
    for (const id of ids) expect(after.get(id)!.cites.sector).toMatchObject([{ sourceId: 'S2' }])
    const nobody = { person: null, type: null, since: null, until: null, before: null }
    const { changes } = await getChanges({ ...nobody, edit: asked.id }, 'UTC')
    expect(changes.map(({ recordId, action }) => `${recordId} ${action}`).toSorted()).toEqual(
      ids.flatMap((id) => [`${id} publish`, `${id} save`]).toSorted(),
    )
    await transaction((q) => undoImport(q, reviewer, asked.id, ''))
    expect(await readPublic(query, 'project', ids)).toEqual(before)
    for (const id of ids) expect((await readOne(query, 'project', id))!.state).toBe('published')
  })

  it('leaves a record alone that has the value, and one that waits with other changes a draft', async () => {
    const ids = await two()
    const [waiting] = await seen(ids)
    const { values } = (await readOne(query, 'project', ids[0]!))!
    const columns = { ...values.columns, summaryZh: '另一句。' }
    await transaction((q) => saveRecords(q, sip, [{ ...waiting!, values: { ...values, columns }, why: '' }]))
    const asked = edit({ value: { sector: 'sports' }, isTypo: true, intent: 'publish' })
    const changes = await run(reviewer, ids, asked)
    expect(changes).toMatchObject([
      { after: { sector: 'sports' }, state: 'draft' },
      { after: null, state: 'published' },
    ])
    expect(await sectors(ids)).toEqual(['biomed', 'sports'])
    await transaction((q) => undoImport(q, reviewer, asked.id, ''))
    const back = await readOne(query, 'project', ids[0]!)
    expect(back).toMatchObject({ state: 'draft', values: { columns: { summaryZh: '另一句。', sector: 'biomed' } } })
  })

  it('writes none where one has changed since, or lies outside the districts of the editor', async () => {
    const ids = await two()
    const list = await seen(ids)
    await run(reviewer, [ids[1]!], edit({ field: status, value: { status: 'unveiled' }, sourceId: 'S1' }))
    const asked = edit({ sourceId: 'S2' })
    await expect(transaction((q) => editMany(q, reviewer, list, asked))).rejects.toThrow(Conflict)
    const away = edit({ field: district, value: { districtId: SND }, sourceId: 'S2' })
    await expect(run(sip, [ids[0]!], away)).rejects.toThrow(Forbidden)
    await expect(run(sip, [ids[0]!], edit({ sourceId: 'S2', intent: 'publish' }))).rejects.toThrow(Forbidden)
    expect((await readOne(query, 'project', ids[0]!))!.state).toBe('published')
  })
})

it('offers no field that is each record’s own', () => {
  const names = fieldsForMany('project').map(({ name }) => name)
  for (const name of ['sector', 'kind', 'status', 'district', 'place']) expect(names).toContain(name)
  for (const name of ['name', 'summary', 'location', 'amountCny', 'address']) expect(names).not.toContain(name)
})
