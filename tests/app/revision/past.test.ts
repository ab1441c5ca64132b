/** Whatever was public at a revision is read again as of it, after anything that may happen since. */

import { afterAll, beforeAll, expect, it } from 'vitest'
import { GET as listOf } from '#app/api/list/[revision]/[locale]/route'
import { GET as fileOf } from '#app/export/projects/[locale]/[file]/route'
import { GET as ogcOf } from '#app/ogc/[[...path]]/route'
import { GET as tileOf } from '#app/tiles/[revision]/[z]/[x]/[y]/route'
import { localDate } from '#geo/text/format'
import { showShapes } from '#prisma/boundaries/publish'
import { databaseUrl, pool } from '#prisma/client'
import { connectTo } from '#prisma/connection'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { closePasts, holdPast } from '#prisma/past/open'
import { type PastRefusal, pasts } from '#prisma/past-context'
import { getProject } from '#prisma/read/projects'
import { FOUNDING_SITE } from '#prisma/seed/site'
import { refusalText } from '#prisma/server/past-words'
import { writeSite } from '#prisma/site/history'
import { transaction } from '#prisma/transaction'
import { mergeTerms, saveTerm, undoTermChange } from '#prisma/vocabulary/edit'
import { termHistory } from '#prisma/vocabulary/history'
import { publishRecords, saveRecords, verify, withdrawRecords } from '#prisma/write/index'
import { ACTORS, project } from '../../prisma/write/support'
import { startSeeded } from '../../support/app'

const { reviewer } = ACTORS
const admin = { ...reviewer, role: 'admin' as const }
const TABLES = [
  'District',
  'Place',
  'Organisation',
  'Project',
  'Participation',
  'Milestone',
  'Detail',
  'Event',
  'Indicator',
  'Source',
  'Citation',
  'Term',
  'Setting',
  'BoundaryChange',
]

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startSeeded()
})
afterAll(async () => {
  await closePasts()
  await stop?.()
})

const revision = async () => (await pool().query<{ number: number }>('SELECT "number" FROM "Revision"')).rows[0]!.number

/** All public rows, as text, without what nobody reads. */
async function rowsNow(asOf: number | null): Promise<Record<string, string[]>> {
  const client = await connectTo(databaseUrl())
  try {
    if (asOf !== null) await client.query('SELECT enter_past($1)', [asOf])
    const texts: Record<string, string[]> = {}
    for (const name of TABLES) {
      const { rows } = await client.query<{ text: string }>(
        `SELECT (to_jsonb(t) - ARRAY['search', 'updatedAt', 'indexed', 'moved'])::text AS "text" FROM "${name}" t ORDER BY 1`,
      )
      texts[name] = rows.map(({ text }) => text)
    }
    const checks = await client.query<{ text: string }>(
      `SELECT concat_ws(' ', "record", "recordId", "verifiedOn", "verifiedRole") AS "text" FROM "Draft" WHERE "verifiedOn" IS NOT NULL ORDER BY 1`,
    )
    return { ...texts, Checks: checks.rows.map(({ text }) => text) }
  } finally {
    await client.end()
  }
}

const values = project({ nameEn: 'A project of the past', nameZh: '往昔项目' })
const write = (id: string | null, version: number, change: object) =>
  transaction(async (q) => {
    const [saved] = await saveRecords(q, reviewer, [
      { type: 'project', id, version, values: { ...values, columns: { ...values.columns, ...change } }, why: 'a test' },
    ])
    await publishRecords(q, reviewer, [saved!], { why: 'a test' })
    return saved!
  })

it('after each kind of change, all rows of each revision are what they were', async () => {
  const states = new Map<number, Record<string, string[]>>()
  const keep = async () => states.set(await revision(), await rowsNow(null))
  await keep()
  const { id } = await write(null, 0, {})
  await keep()
  await write(id, 2, { nameEn: 'Renamed', sector: 'research', districtId: '320505' })
  await keep()
  await transaction((q) => verify(q, reviewer, { type: 'project', id, version: 4 }, { why: 'looked' }))
  await keep()
  await saveTerm(
    admin,
    {
      vocabulary: 'sector',
      value: 'quantum',
      zh: '量子',
      en: 'Quantum',
      aliases: [],
      isRetired: false,
      rank: null,
      colour: 27,
      glyph: 'globe',
    },
    true,
  )
  await keep()
  await mergeTerms(admin, 'sector', 'research', 'quantum')
  await keep()
  await undoTermChange(admin, (await termHistory('sector'))[0]!.id)
  await keep()
  await writeSite({ ...FOUNDING_SITE, name: { zh: '新名', en: 'New name' } }, 0, { id: 'u', name: 'U' })
  await keep()
  await showShapes('districts', null, 'a test', 'U')
  await keep()
  const { version } = (await pool().query('SELECT "version" FROM "Draft" WHERE "recordId" = $1', [id])).rows[0]
  await transaction((q) => withdrawRecords(q, reviewer, [{ type: 'project', id, version }], { why: 'a test' }))
  await keep()
  await transaction(async (q) => {
    await q(`SELECT set_config('landing.late_revision', 'on', true)`, [])
    await q(`UPDATE "Project" SET "summaryEn" = 'Late'`, [])
    await q('SELECT raise_late_revision()', [])
  })
  await keep()
  expect(states.size).toBe(11)
  for (const [asOf, rows] of states) expect(await rowsNow(asOf), `revision ${asOf}`).toEqual(rows)
})

/** The revision as tiles, list, files and interfaces have it. */
async function outputs(asOf: number): Promise<Record<string, string>> {
  const held = await holdPast(String(asOf))
  if ('why' in held) throw new Error(held.why)
  const ask = (path: string) => new Request(`http://localhost${path}${path.includes('?') ? '&' : '?'}as-of=${asOf}`)
  const at = (params: object) => ({ params: Promise.resolve(params as never) })
  try {
    return await pasts().run(held.past, async () => {
      const answers = {
        tile: await tileOf(ask(`/tiles/${asOf}/9/427/208`), at({ revision: `${asOf}`, z: '9', x: '427', y: '208' })),
        list: await listOf(ask(`/api/list/${asOf}/zh`), at({ revision: `${asOf}`, locale: 'zh' })),
        csv: await fileOf(ask('/export/projects/en/projects.csv'), at({ locale: 'en', file: 'projects.csv' })),
        geojson: await fileOf(
          ask('/export/projects/zh/projects.geojson'),
          at({ locale: 'zh', file: 'projects.geojson' }),
        ),
        found: await fileOf(ask('/export/projects/en/projects.csv?q=past'), at({ locale: 'en', file: 'projects.csv' })),
        ogc: await ogcOf(
          ask('/ogc/collections/projects/items?f=json'),
          at({ path: ['collections', 'projects', 'items'] }),
        ),
      }
      const texts = await Promise.all(
        Object.entries(answers).map(async ([name, answer]) => {
          expect(answer.status, name).toBe(200)
          return [name, Buffer.from(await answer.arrayBuffer()).toString('base64')] as const
        }),
      )
      return Object.fromEntries(texts)
    })
  } finally {
    held.leave()
  }
}

it('tiles, lists, files and interfaces of a revision are the same bytes whenever they are asked for', async () => {
  const { id, slug } = await write(null, 0, { nameEn: 'Bytes past' })
  const asked = await revision()
  const before = await outputs(asked)
  expect(Buffer.from(before.found!, 'base64').toString()).toContain('Bytes past')
  // Whose line of the past has no search tokens: they stayed as they were.
  await mergeTerms(admin, 'sector', values.columns.sector as string, 'research')
  await write(id, 2, { nameEn: 'Other bytes', sector: 'research' })
  await pool().query(`DELETE FROM "Citation" WHERE "record" = 'milestone'`)
  await closePasts()
  expect(await outputs(asked)).toEqual(before)
  const now = await outputs(await revision())
  for (const name of ['list', 'csv', 'geojson', 'ogc']) expect(now[name], name).not.toBe(before[name])
  const held = await holdPast(String(asked))
  if ('why' in held) throw new Error(held.why)
  const then = await pasts().run(held.past, () => getProject(slug!))
  held.leave()
  expect(then?.name.en).toBe('Bytes past')
  expect((await getProject(slug!))?.name.en).toBe('Other bytes')
  await undoTermChange(admin, (await termHistory('sector'))[0]!.id)
})

it('a day means its last revision', async () => {
  const { revision: newest } = await currentSnapshot()
  const day = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai' }).format(new Date())
  const held = await holdPast(day)
  if ('why' in held) throw new Error(held.why)
  expect(held.past.revision).toBeGreaterThanOrEqual(newest)
  held.leave()
})

it('a day begins and ends by the clock of the site', async () => {
  const by = { id: 'u', name: 'U' }
  const [earliest, latest] = ['Pacific/Kiritimati', 'Etc/GMT+12'] // no moment is of one day in both
  const day = localDate(new Date(), earliest)
  const version = await writeSite({ ...FOUNDING_SITE, timeZone: earliest }, 1, by)
  const held = await holdPast(day)
  if ('why' in held) throw new Error(held.why)
  held.leave()
  await writeSite({ ...FOUNDING_SITE, timeZone: latest }, version!, by)
  expect(await holdPast(day)).toEqual({ why: 'to come', asked: day })
})

it.each([
  ['0', 404, 'the past begins with revision'],
  ['999999999', 404, '"999999999" has not come yet'],
  ['2021-01-01', 404, 'the past begins with revision'],
  ['2999-01-01', 404, 'has not come yet'],
  ['2026-02-30', 400, 'a revision or a date'],
  ['now', 400, 'a revision or a date'],
  ['', 400, 'a revision or a date'],
])('%j is refused in words', async (asked, status, reason) => {
  const refusal = refusalText((await holdPast(asked)) as PastRefusal)
  expect(refusal.status).toBe(status)
  expect(refusal.text).toContain(reason)
})

it('two are held in memory; a third waits until one is read by nobody', async () => {
  await closePasts()
  const { rows } = await pool().query<{ revision: number }>(
    'SELECT "revision" FROM "RevisionLog" ORDER BY 1 DESC LIMIT 3',
  )
  const [a, b] = await Promise.all(rows.slice(0, 2).map((row) => holdPast(String(row.revision))))
  if (!a || !b || 'why' in a || 'why' in b) throw new Error('not held')
  let isHeld = false
  const third = holdPast(String(rows[2]!.revision)).then((held) => {
    isHeld = true
    return held
  })
  const again = await holdPast(String(rows[0]!.revision))
  expect('past' in again && again.past).toBe(a.past)
  expect(a.openedMs > 0 && b.openedMs > 0 && 'past' in again && again.openedMs).toBe(0)
  if ('past' in again) again.leave()
  expect(isHeld).toBe(false)
  a.leave()
  const held = await third
  expect('past' in held && held.past.revision).toBe(rows[2]!.revision)
  if ('past' in held) held.leave()
  b.leave()
})
