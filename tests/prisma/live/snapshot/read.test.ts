import { deepStrictEqual } from 'node:assert'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { rowView } from '#geo/query/list-rows'
import { BUILT_IN_SHAPES } from '#geo/shapes/built-in'
import * as foldModule from '#geo/snapshot/apply-changes'
import type { ListedSnapshot } from '#geo/snapshot/build'
import { rowOfNo } from '#geo/snapshot/row-lookup'
import { type TextColumn, textAt } from '#geo/snapshot/text-column'
import { tileFeatures } from '#geo/tiles/tiles'
import { nextSnapshot } from '#prisma/live/snapshot/read'
import { startTestDatabase, type TestDatabase } from '../../../support/database'

let server: TestDatabase
let client: pg.Client

beforeAll(async () => {
  server = await startTestDatabase()
  client = new pg.Client({ connectionString: server.url })
  await client.connect()
})
afterAll(async () => {
  await client?.end()
  await server?.stop()
})
beforeEach(async () => {
  await client.query('truncate "Project", "District", "Event", "Place" cascade')
  await client.query(`insert into "District" (id, slug, kind, "cityId", "nameZh", "nameEn", "shortZh", "shortEn")
    values ('320571', 'sip', 'zone', '320500', '', '', '', ''), ('320505', 'snd', 'zone', '320500', '', '', '', '')`)
  await client.query(`insert into "Place" (id, slug, kind, "nameZh", "nameEn", "cityId", precision)
    values ('V1', 'v', 'venue', '', '', '320500', 'city')`)
  await client.query(`insert into "Event" (id, slug, "nameZh", "nameEn", date, "datePrecision", "placeId", "districtId", "summaryZh", "summaryEn")
    select id, id, '', '', '2021-10-18', 'day', 'V1', '320571', '', '' from unnest(array['E1', 'E2']) id`)
})

const insert = (first: number, last: number, columns = '') =>
  client.query(`insert into "Project" (id, no, slug, "nameZh", "nameEn", kind, sector, "districtId", precision, "summaryZh", "summaryEn")
    select 'P' || i, i, 'p' || i, '项目' || i, 'Project ' || i, 'base', 'research', '320571', 'district', '', ''
    from generate_series(${first}, ${last}) i ${columns}`)

const read = (old: ListedSnapshot | null = null) => nextSnapshot(server.url, old)
const stored = async () => (await client.query('select number from "Revision"')).rows[0].number as number

/** Everything column by column; of texts what they say, not where they lie. */
const plain = (snapshot: ListedSnapshot) => {
  const text = (texts: TextColumn) => Array.from(texts.starts, (_, row) => textAt(texts, row))
  const { slug, nameZh, nameEn } = snapshot
  return { ...snapshot, slug: text(slug), nameZh: text(nameZh), nameEn: text(nameEn) }
}

describe('read whole, a snapshot', () => {
  it('carries what the database holds, with the latest date and each event once', async () => {
    await insert(1, 2)
    await client.query(`update "Project" set lng = 120.5, lat = 31.25, precision = 'site', "errorM" = 40, status = 'settled',
      "amountCny" = 52200000001, "amountKind" = 'total' where no = 2`)
    await client.query(`insert into "Milestone" (id, "projectId", kind, date, "datePrecision", "eventId") values
      ('m1', 'P2', 'announced', '2021-01-01', 'year', 'E2'), ('m2', 'P2', 'unveiled', '2021-10-18', 'day', 'E1'),
      ('m3', 'P2', 'opened', '1969-02-28', 'day', 'E2'), ('m4', 'P2', 'planned', '2021-10-18', 'month', null)`)
    const snapshot = await read()
    const view = (no: number) => rowView(snapshot, rowOfNo(snapshot, no)!)
    const common = { kind: 'base', sector: 'research', districtId: '320571' }
    expect(view(1)).toMatchObject({
      ...{ ...common, no: 1, slug: 'p1', name: { zh: '项目1', en: 'Project 1' }, status: null, precision: 'district' },
      ...{ position: null, labelPointId: '320571', errorM: null, date: null, amountCny: null },
    })
    expect(view(2)).toMatchObject({
      ...{ ...common, no: 2, slug: 'p2', name: { zh: '项目2', en: 'Project 2' }, status: 'settled', precision: 'site' },
      ...{ position: [120.5, 31.25], errorM: 40, date: '2021-10-18', datePrecision: 'day', amountCny: 52200000001 },
    })
    const { codes, values } = snapshot.facets.event
    expect(values[codes[rowOfNo(snapshot, 2)!]!]).toEqual(['E1', 'E2'])
    expect(snapshot.revision).toBe(await stored())
  })

  it('is whole beyond what one message of the database holds, long names and dates before 1970 too', async () => {
    await insert(1, 20_000)
    const long = '长'.repeat(100_000)
    await client.query('update "Project" set "nameZh" = $1 where no = 777', [long])
    await client.query(`insert into "Milestone" (id, "projectId", kind, date, "datePrecision") select 'm' || no, id, 'opened',
      date '1950-01-01' + no, 'day' from "Project"`)
    const snapshot = await read()
    expect(snapshot.count).toBe(20_000)
    expect(rowView(snapshot, rowOfNo(snapshot, 777)!).name.zh).toBe(long)
    const { rows } = await client.query(`select to_char(max(date), 'YYYY-MM-DD') as last from "Milestone"`)
    expect(rowView(snapshot, rowOfNo(snapshot, 20_000)!).date).toBe(rows[0].last)
  })

  it('draws the projects of a district without a shape at the label point of its city, and of an unknown city nowhere', async () => {
    await insert(1, 1)
    await client.query(`update "District" set id = 'x' where id = '320571'`)
    const [known] = (await read()).labelPoints
    expect(known).toEqual({ id: 'x', position: BUILT_IN_SHAPES.labelPoints['320500'], start: 0, end: 1 })
    await client.query(`update "District" set "cityId" = 'y' where id = 'x'`)
    const snapshot = await read()
    expect(snapshot.labelPoints).toEqual([{ id: 'x', position: null, start: 0, end: 1 }])
    expect(rowView(snapshot, 0)).toMatchObject({ position: null, drawnAt: null, labelPointId: 'x' })
    expect(tileFeatures(snapshot, snapshot.all, 0, 0, 0)).toEqual([])
  })

  it('draws the projects of a city where the settings write its name, as soon as they say so', async () => {
    await insert(1, 1)
    await client.query(`update "District" set id = 'x', "cityId" = 'y' where id = '320571'`)
    const before = await read()
    const name = { zh: '测试市', en: 'Testville' }
    const set = (position: readonly number[]) =>
      client.query(
        `insert into "Setting" (key, value, "updatedBy") values ('site', $1, 'Admin') on conflict (key) do update set value = excluded.value`,
        [JSON.stringify({ cities: [{ id: 'y', name, position }] })],
      )
    try {
      await set([10.5, 50.1])
      const after = await read(before)
      expect(after.labelPoints).toEqual([{ id: 'x', position: [10.5, 50.1], start: 0, end: 1 }])
      expect(after.shapes.labels.at(-1)).toMatchObject({ id: 'y', type: 'city', name, position: [10.5, 50.1] })
      expect(after.shapes.path).not.toBe(before.shapes.path)
      await set([11, 51])
      expect((await read(after)).labelPoints[0]!.position).toEqual([11, 51])
    } finally {
      await client.query(`delete from "Setting" where key = 'site'`)
    }
    const without = await read(before)
    expect([without.shapes.path, without.labelPoints[0]!.position]).toEqual([before.shapes.path, null])
  })
})

describe('folded, a snapshot', () => {
  const no = (i: number) => 1 + (i % 30)
  const step = fc.oneof(
    fc.nat(60).map(
      (
        i,
      ) => `insert into "Project" (id, no, slug, "nameZh", "nameEn", kind, sector, "districtId", precision, "summaryZh", "summaryEn")
      values ('P${no(i)}', ${no(i)}, 'p${no(i)}', '项目', 'Project', 'base', 'research', '320571', 'district', '', '') on conflict do nothing`,
    ),
    fc.nat(60).map((i) => `delete from "Project" where no = ${no(i)}`),
    fc
      .nat(60)
      .map(
        (i) =>
          `update "Project" set "nameZh" = '改${i}', sector = '${i % 2 ? 'biomed' : 'sports'}' where no % 7 = ${i % 7}`,
      ),
    fc
      .nat(60)
      .map((i) => `update "Project" set lng = 120 + ${i} * 0.01, lat = 31, precision = 'site' where no = ${no(i)}`),
    fc.nat(60).map((i) => `update "Project" set lng = null, lat = null, precision = 'city' where no % 3 = ${i % 3}`),
    fc
      .nat(60)
      .map((i) => `update "Project" set no = no + 100, "amountCny" = ${i}, "amountKind" = 'total' where no = ${no(i)}`),
    fc.nat(60).map(
      (i) => `insert into "Milestone" (id, "projectId", kind, date, "datePrecision", "eventId")
      select 'm${i}-' || id, id, 'opened', date '2020-01-01' + ${i}, 'day', 'E${1 + (i % 2)}' from "Project" where no % 5 = ${i % 5} on conflict do nothing`,
    ),
    fc
      .nat(60)
      .map(
        (i) =>
          `update "Milestone" set date = date + 400, "projectId" = (select min(id) from "Project") where id like 'm${i}-%'`,
      ),
    fc.nat(60).map((i) => `delete from "Milestone" where id like 'm${i % 10}%'`),
    fc.constantFrom(
      `delete from "Event" where id = 'E2'`,
      `update "District" set "nameZh" = "nameZh" || '区'`,
      `update "District" set "cityId" = '320571' where id = '320571'`,
      `update "District" set id = '320506' where id = '320505'`,
      'truncate "Milestone"',
    ),
  )

  it('equals one read whole, whatever is inserted, updated and deleted in whatever transactions', async () => {
    await insert(1, 20)
    let snapshot = await read()
    const folds = vi.spyOn(foldModule, 'applyChanges')
    let count = 0
    const taken = () => count++
    const refused = () => client.query('rollback') // two projects of one no, a date of an event that is gone …
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
        async (all) => {
          for (const statements of all)
            await client.query(`begin; ${statements.join('; ')}; commit`).then(taken, refused)
          snapshot = await read(snapshot)
          deepStrictEqual(plain(snapshot), plain(await read()))
          expect(snapshot.revision).toBe(await stored())
        },
      ),
      { numRuns: 60 },
    )
    expect(count).toBeGreaterThan(40)
    expect(folds.mock.calls.length).toBeGreaterThan(20)
  })

  const touched = async () => (await client.query('select revision, no from "Touched" order by 1, 2')).rows

  it('rests on what the database has written down: of a small change its projects, of a large one all', async () => {
    await insert(1, 30_001)
    const revision = await stored()
    expect(await touched()).toContainEqual({ revision, no: -1 })
    await client.query('update "Project" set "nameZh" = $1 where no in (5, 6)', ['改'])
    await client.query('delete from "Project" where no = 7')
    await client.query(`update "Place" set "nameZh" = '名'`)
    expect((await touched()).filter((row) => row.revision > revision)).toEqual([
      { revision: revision + 1, no: 5 },
      { revision: revision + 1, no: 6 },
      { revision: revision + 2, no: 7 },
    ])
  })

  it('of a change of many projects reads those alone, as long as what is written down stays small', async () => {
    await insert(1, 7000)
    const old = await read()
    const folds = vi.spyOn(foldModule, 'applyChanges').mockClear()
    await client.query(`update "Project" set sector = 'biomed' where no <= 6500`)
    const next = await read(old)
    expect(folds).toHaveBeenCalledOnce()
    deepStrictEqual(plain(next), plain(await read()))
    await client.query(`insert into "Touched" select $1::int, no from generate_series(10001, 210001) no`, [
      await stored(),
    ])
    await client.query(`update "Project" set sector = 'sports' where no <= 6500`)
    expect(await touched()).toContainEqual({ revision: await stored(), no: -1 })
    deepStrictEqual(plain(await read(next)), plain(await read()))
  })

  it('shares the columns of the one before where no project has changed', async () => {
    await insert(1, 1)
    const old = await read()
    await client.query(`update "Place" set "nameZh" = '名'`)
    const next = await read(old)
    expect(next).toEqual({ ...old, revision: old.revision + 1 })
    expect(next.keys).toBe(old.keys)
  })

  it('is read whole where it cannot be told what has changed: too long ago, or a database that was put back', async () => {
    await insert(1, 3)
    const old = await read()
    for (let i = 0; i < 201; i++) await client.query(`update "Project" set "nameZh" = '${i}' where no = ${1 + (i % 2)}`)
    expect(Math.min(...(await touched()).map(({ revision }) => revision))).toBeGreaterThan(old.revision)
    deepStrictEqual(plain(await read(old)), plain(await read()))
    const ahead = { ...old, revision: old.revision + 10_000 }
    deepStrictEqual(plain(await read(ahead)), plain(await read()))
  })
})
