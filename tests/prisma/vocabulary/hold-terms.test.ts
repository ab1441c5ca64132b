import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TermInput } from '#geo/edit/terms'
import { connectTo } from '#prisma/connection'
import { query, transaction } from '#prisma/transaction'
import { deleteTerm, mergeTerms, saveTerm } from '#prisma/vocabulary/edit'
import { TERMS_LOCK } from '#prisma/vocabulary/hold-terms'
import { reindexTerms } from '#prisma/vocabulary/reindex'
import { Invalid, saveRecords } from '#prisma/write/index'
import { startSeeded } from '../../support/app'
import { ACTORS, project } from '../write/support'

const admin = { ...ACTORS.reviewer, role: 'admin' as const }
const TIDAL: TermInput = {
  ...{ vocabulary: 'sector', value: 'tidal', zh: '潮汐能', en: 'Tidal power', aliases: [] },
  ...{ isRetired: false, rank: null, colour: 27, glyph: 'globe' },
}

let stop: () => Promise<void>

beforeAll(async () => {
  stop = await startSeeded()
})
afterAll(async () => {
  await reindexTerms()
  await stop?.()
})

const edit = (nameEn: string) => [
  { type: 'project' as const, id: null, version: 0, values: project({ nameEn, sector: 'tidal' }), why: '' },
]
function gateOf() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open: () => open(), opened }
}
const isStillWaiting = async (work: Promise<unknown>) =>
  (await Promise.race([work.then(() => false), sleep(300).then(() => true)])) === true

describe('a term and a record that holds it', () => {
  it.each([
    ['deleted', () => deleteTerm(admin, 'sector', 'tidal'), 'used'],
    ['merged', () => mergeTerms(admin, 'sector', 'tidal', 'biomed'), 'done'],
  ])('are written one after the other: the term is %s only when the record stands', async (what, change, outcome) => {
    await saveTerm(admin, TIDAL, true)
    const gate = gateOf()
    const written = gateOf()
    const saving = transaction(async (q) => {
      const [saved] = await saveRecords(q, admin, edit(`Tidal ${what}`))
      written.open()
      await gate.opened
      return saved!.id
    })
    await written.opened
    const changing = change()
    expect(await isStillWaiting(changing)).toBe(true)
    gate.open()
    const id = await saving
    expect((await changing).outcome).toBe(outcome)
    const [row] = await query<{ sector: string }>(
      `SELECT "values"->'columns'->>'sector' AS "sector" FROM "Draft" WHERE "recordId" = $1`,
      [id],
    )
    expect(row!.sector).toBe(outcome === 'done' ? 'biomed' : 'tidal')
  })

  it('wait for each other for two seconds: then the term is left as it is, and records are written on', async () => {
    const gate = gateOf()
    const written = gateOf()
    const one = (nameEn: string) => [
      { type: 'project' as const, id: null, version: 0, values: project({ nameEn }), why: '' },
    ]
    const importing = transaction(async (q) => {
      await saveRecords(q, admin, one('Long'))
      written.open()
      await gate.opened
    })
    await written.opened
    const changing = saveTerm(admin, { ...TIDAL, value: 'late', zh: '迟到', en: 'Late', colour: 25 }, true)
    expect(await transaction((q) => saveRecords(q, admin, one('Meanwhile')))).toHaveLength(1)
    expect((await changing).outcome).toBe('busy')
    gate.open()
    await importing
  })

  it('a record that is saved while its term goes is refused', async () => {
    await saveTerm(admin, { ...TIDAL, value: 'gone', zh: '已去', en: 'Gone', colour: 26 }, true)
    const other = await connectTo(process.env.DATABASE_URL!)
    try {
      await other.query('begin')
      await other.query('select pg_advisory_xact_lock($1)', [TERMS_LOCK])
      await other.query(`delete from "Term" where value = 'gone'`)
      const values = project({ nameEn: 'Too late', sector: 'gone' })
      const saving = transaction((q) =>
        saveRecords(q, admin, [{ type: 'project', id: null, version: 0, values, why: '' }]),
      ).catch((error: unknown) => error)
      expect(await isStillWaiting(saving)).toBe(true)
      await other.query('commit')
      expect(await saving).toBeInstanceOf(Invalid)
    } finally {
      await other.end()
    }
  })
})
