/** Several records in one step, and what a step does beside its record. */

import { describe, expect, it } from 'vitest'
import type { RecordType, RecordValues } from '#geo/edit/values'
import { pool } from '#prisma/client'
import { findProjects } from '#prisma/read/search'
import { query, transaction } from '#prisma/transaction'
import {
  discard,
  Forbidden,
  Invalid,
  publishRecords,
  readOne,
  saveRecords,
  submitRecords,
  undoImport,
  verifyRecords,
} from '#prisma/write/index'
import { create, created, n, name, publish, reviewer, sip, snd, viewer, why, withSeededDatabase } from './seeded'
import { project, SND } from './support'

withSeededDatabase()

const save = (actor = reviewer, ...edits: readonly [RecordType, string | null, number, unknown][]) =>
  transaction((q) =>
    saveRecords(
      q,
      actor,
      edits.map(([type, id, version, values]) => ({ type, id, version, values, why: '' })),
    ),
  )
const problemsOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => [],
    (error: unknown) => (error instanceof Invalid ? error.problems.map(({ path, code }) => `${path} ${code}`) : error),
  )

describe('several records in one step', () => {
  it('are saved all or none, where one of them is of another district', async () => {
    const [mine, other] = [await create(), await create(snd, { districtId: SND, nameEn: `${name} elsewhere` })]
    const values = (districtId?: string) => project({ nameEn: `${name} changed`, ...(districtId && { districtId }) })
    const both = [
      ['project', mine.id, 1, values()],
      ['project', other.id, 1, values(SND)],
    ] as const
    for (const edits of [both, both.toReversed()])
      await expect(
        save(sip, ...edits.map((edit) => [...edit] as [RecordType, string, number, unknown])),
      ).rejects.toThrow(Forbidden)
    // Nor one that is made to be of this district by the same step.
    await expect(save(sip, ['project', other.id, 1, values()])).rejects.toThrow(Forbidden)
    for (const { id } of [mine, other]) expect(await readOne(query, 'project', id)).toMatchObject({ version: 1 })
  })

  it('are confirmed where they are public, and left alone where somebody is editing', async () => {
    const [standing, draft] = [await created(), await created()]
    await publish(standing)
    await transaction((q) => verifyRecords(q, sip, [{ ...standing, version: 2 }, draft], why))
    const { rows } = await pool().query(
      `select "recordId", action from "Change" where "recordId" = any($1) order by id`,
      [[standing.id, draft.id]],
    )
    expect(rows.filter(({ action }) => action === 'verify').map(({ recordId }) => recordId)).toEqual([standing.id])
    const copies = await pool().query(
      `select "recordId", "verifiedRole" from "Draft" where "recordId" = any($1) and "verifiedOn" is not null`,
      [[standing.id, draft.id]],
    )
    expect(copies.rows).toEqual([{ recordId: standing.id, verifiedRole: 'editor' }])
    expect(await readOne(query, 'project', standing.id)).toMatchObject({ state: 'published' })
  })

  it('new and known, are all stored as they were sent', async () => {
    const known = await created()
    const [a, b] = await save(
      sip,
      ['project', known.id, 1, project({ nameEn: name, nameZh: '知' })],
      ['project', null, 0, project({ nameEn: name, nameZh: '新' })],
    )
    expect([a!.version, b!.version]).toEqual([2, 1])
    expect((await readOne(query, 'project', a!.id))?.values.columns.nameZh).toBe('知')
    expect((await readOne(query, 'project', b!.id))?.values.columns.nameZh).toBe('新')
  })
})

describe('an import of drafts', () => {
  const run = () =>
    transaction((q) =>
      saveRecords(
        q,
        sip,
        ['甲', '乙'].map((nameZh) => ({
          ...{ type: 'project' as const, id: null, version: 0, why: '', importId: `drafts-${n}` },
          values: project({ nameEn: name, nameZh }),
        })),
      ),
    )
  const undo = (actor = sip) => transaction((q) => undoImport(q, actor, `drafts-${n}`, 'x'))

  it('is undone by editors of the district, and by nobody else', async () => {
    const made = await run()
    for (const actor of [viewer, { ...sip, role: 'viewer' as const }, snd])
      await expect(undo(actor)).rejects.toThrow(Forbidden)
    expect(await readOne(query, 'project', made[0]!.id)).not.toBeNull()
    expect(await undo()).toBe(2)
    for (const { id } of made) expect(await readOne(query, 'project', id)).toBeNull()
  })

  it('is undone though somebody has thrown a part of it away since', async () => {
    const [first, second] = await run()
    await transaction((q) => discard(q, sip, { type: 'project', id: first!.id, version: 1 }, why))
    await undo()
    expect(await readOne(query, 'project', second!.id)).toBeNull()
  })
})

describe('what is checked', () => {
  it.each([
    ['half a position', { precision: 'site', lng: 120.6, lat: null }, 'columns.lng position'],
    ['the other half', { precision: 'site', lng: null, lat: 31.3 }, 'columns.lng position'],
    ['a position that is not there', { precision: 'site' }, 'columns.lng position'],
    ['a currency without an amount in it', { amountCurrency: 'USD' }, 'columns.amountCurrency required'],
    ['an amount in no currency', { amountForeign: 7, amountKind: 'total' }, 'columns.amountCurrency required'],
  ])('in a project: %s', async (_, columns, problem) => {
    expect(await problemsOf(save(reviewer, ['project', null, 0, project({ nameEn: name, ...columns })]))).toEqual([
      problem,
    ])
  })

  it.each([
    [
      'of a district and of an event at once',
      { districtId: SND, eventId: 'E1', value: 1 },
      'columns.eventId one-subject',
    ],
    ['without a value and without words', { districtId: SND }, 'columns.value required'],
    ['of a district', { districtId: SND, value: 1 }, null],
    ['of the whole city, in words', { textZh: '很多', textEn: 'many' }, null],
  ])('in a figure: %s', async (_, columns, problem) => {
    const row = { topic: 'economy', labelZh: '产值', labelEn: name, unit: 'cny', comparison: 'exact', position: 0 }
    const values = { columns: { ...row, ...columns }, cites: {}, parts: {} }
    expect(await problemsOf(save(reviewer, ['indicator', null, 0, values]))).toEqual(problem ? [problem] : [])
  })

  it('a figure of an event is of the district of the event', async () => {
    const { rows } = await pool().query(`select id, "districtId" from "Event" where "districtId" is not null limit 1`)
    const [event] = rows as { id: string; districtId: string }[]
    const row = {
      topic: 'economy',
      labelZh: '数',
      labelEn: name,
      unit: 'cny',
      comparison: 'exact',
      position: 0,
      value: 1,
    }
    const values = { columns: { ...row, eventId: event!.id }, cites: {}, parts: {} }
    const editor = (districtId: string) => ({ ...sip, districtIds: [districtId] })
    await expect(save(editor('320582'), ['indicator', null, 0, values])).rejects.toThrow(Forbidden)
    const [saved] = await save(editor(event!.districtId), ['indicator', null, 0, values])
    expect(saved!.version).toBe(1)
    // A figure of the whole city is the reviewers’.
    const whole = { ...values, columns: { ...row } }
    await expect(save(editor(event!.districtId), ['indicator', null, 0, whole])).rejects.toThrow(Forbidden)
  })
})

describe('with a publication', () => {
  it('sources that it cites become public, and no others', async () => {
    const source = (titleEn: string): RecordValues => ({ columns: { titleZh: '源', titleEn }, cites: {}, parts: {} })
    const [cited, other] = await save(
      sip,
      ['source', null, 0, source(`${name} a`)],
      ['source', null, 0, source(`${name} b`)],
    )
    const values = project({ nameEn: name })
    const cites = { ...values.cites, kind: [{ sourceId: cited!.id, locatorZh: null, locatorEn: null }] }
    const [saved] = await save(sip, ['project', null, 0, { ...values, cites }])
    await transaction((q) => submitRecords(q, sip, [saved!], why))
    await transaction((q) => publishRecords(q, reviewer, [{ type: 'project', id: saved!.id, version: 2 }], why))
    expect(await readOne(query, 'source', cited!.id)).toMatchObject({ isPublic: true, state: 'published' })
    expect(await readOne(query, 'source', other!.id)).toMatchObject({ isPublic: false, state: 'draft' })
  })

  it('the record is found by the names of its district, its park and who is in it', async () => {
    const { rows } = await pool().query(
      `select o.id, o."nameZh" from "Organisation" o where not exists (select from "Participation" p where p."organisationId" = o.id) limit 1`,
    )
    const [organisation] = rows as { id: string; nameZh: string }[]
    const park = (await pool().query(`select id, "nameZh" from "Place" where "districtId" = '320571' limit 1`)).rows[0]
    const values = project({ nameEn: name, placeId: park.id })
    const cite = values.cites.name!
    const role = (await pool().query(`select value from "Term" where vocabulary = 'role' limit 1`)).rows[0].value
    const participations = [{ id: '', columns: { organisationId: organisation!.id, role }, cites: cite }]
    const whole = { ...values, cites: { ...values.cites, place: cite }, parts: { ...values.parts, participations } }
    const [saved] = await save(sip, ['project', null, 0, whole])
    await publish({ type: 'project', id: saved!.id, version: 1 })
    const { no } = (await pool().query(`select no from "Project" where id = $1`, [saved!.id])).rows[0]
    for (const text of [organisation!.nameZh, park.nameZh]) {
      const nos = (await findProjects(text)).flatMap((found) => [...found])
      expect(nos, text).toContain(no)
    }
  })
})
