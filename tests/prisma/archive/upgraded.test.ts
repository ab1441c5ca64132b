import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { archiveLines } from '#prisma/archive/export'
import { restoreFrom } from '#prisma/archive/restore'
import { connectTo } from '#prisma/connection'
import { collect } from '../../support/collect'
import { startTestDatabase, type TestDatabase, temporaryFolder } from '../../support/database'

const FIXTURE = join(import.meta.dirname, '..', '..', 'fixtures', 'archive-2026-11.gz')

type Row = Readonly<Record<string, unknown>>

let server: TestDatabase
let client: pg.Client

beforeAll(async () => {
  server = await startTestDatabase()
  await restoreFrom(server.url, FIXTURE)
  client = await connectTo(server.url)
})
afterAll(async () => {
  await client?.end()
  await server?.stop()
})

/** The rows of an archive by table; its lines end with a line feed and nothing else. */
async function archivedRows(lines: string): Promise<ReadonlyMap<string, readonly Row[]>> {
  const tables = new Map<string, Row[]>()
  for (const line of lines.split('\n').filter((record) => record.startsWith('{"table"'))) {
    const { table, row } = JSON.parse(line) as { table: string; row: Row }
    tables.set(table, [...(tables.get(table) ?? []), row])
  }
  return tables
}

const fixture = async () => archivedRows(gunzipSync(await readFile(FIXTURE)).toString())

async function keysOf(table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select a.attname as name from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
      where i.indrelid = $1::regclass and i.indisprimary order by a.attname`,
    [`"${table}"`],
  )
  return rows.map(({ name }) => name)
}

describe('a database of an older version, restored and upgraded', () => {
  it('holds every row with every value that it had, and no other', async () => {
    const tables = await fixture()
    expect([...tables.keys()]).toEqual(expect.arrayContaining(['Project', 'Citation', 'Milestone', 'User', 'Change']))
    for (const [table, before] of tables) {
      const keys = await keysOf(table)
      const keyOf = (row: Row) => JSON.stringify(keys.map((name) => row[name]))
      const { rows } = await client.query<{ row: Row }>(`select to_jsonb(t) as row from "${table}" t`)
      const after = new Map(rows.map(({ row }) => [keyOf(row), row]))
      expect(after.size, table).toBe(before.length)
      for (const row of before) {
        const upgraded = after.get(keyOf(row))
        const isCheck = (name: string) => table === 'Draft' && name === 'verifiedOn'
        const same = Object.keys(row).filter((name) => !isCheck(name))
        const values = (of: Row | undefined) => Object.fromEntries(same.map((name) => [name, of?.[name]]))
        expect(values(upgraded), `${table} ${keyOf(row)}`).toEqual(values(row))
        // Publishing used to count as checking: what nobody checked says so now.
        if (table === 'Draft') expect([row.verifiedOn, null]).toContain(upgraded?.verifiedOn)
      }
    }
  })

  it('knows every value of its records as a term', async () => {
    const { rows } = await client.query(`select distinct p.sector from "Project" p where not exists
      (select from "Term" t where t.vocabulary = 'sector' and t.value = p.sector)`)
    expect(rows).toEqual([])
  })

  it('written to an archive again and restored, is the same in every row', async () => {
    const folder = await temporaryFolder('landing-upgraded-')
    const other = await startTestDatabase()
    try {
      const linesOf = async (url: string) => (await collect(archiveLines(url))).join('')
      const lines = await linesOf(server.url)
      const file = join(folder, 'again.gz')
      await writeFile(file, gzipSync(lines))
      await restoreFrom(other.url, file)
      const [again, first] = [await archivedRows(await linesOf(other.url)), await archivedRows(lines)]
      // It begins another life, which is one more line.
      const lives = again.get('RevisionLog')!
      expect(new Map([...again, ['RevisionLog', lives.slice(0, -1)]])).toEqual(first)
    } finally {
      await other.stop()
      await rm(folder, { recursive: true, force: true })
    }
  })
})
