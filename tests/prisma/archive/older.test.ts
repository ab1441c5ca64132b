import { cpSync, readdirSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FORMAT, RecordWriter } from '#prisma/archive/format'
import { restoreFrom } from '#prisma/archive/restore'
import { connectTo } from '#prisma/connection'
import { migrate } from '#prisma/migrate'
import { startTestDatabase, type TestDatabase, temporaryFolder } from '../../support/database'
import { shapeOf } from '../../support/shape'

let server: TestDatabase
let folder: string
let number = 0

beforeAll(async () => {
  server = await startTestDatabase()
  folder = await temporaryFolder('landing-archive-')
})
afterAll(async () => {
  await server?.stop()
  await rm(folder, { recursive: true, force: true })
})

/** A database without a table. */
async function within(test: (url: string) => Promise<void>): Promise<void> {
  const client = await connectTo(server.url)
  const name = `empty_${++number}`
  await client.query(`create database ${name}`)
  await client.end()
  const url = new URL(server.url)
  url.pathname = name
  await test(url.href)
}

describe('an archive of an older version', () => {
  const MIGRATIONS = join(import.meta.dirname, '..', '..', '..', 'prisma', 'migrations')
  const NAMES = readdirSync(MIGRATIONS).filter((name) => /^\d/.test(name))
  const OLD = NAMES.slice(0, 4)

  /** As the version would have written it that knew only `OLD`. */
  async function oldArchive(): Promise<string> {
    const migrations = join(folder, 'old')
    for (const name of OLD) cpSync(join(MIGRATIONS, name), join(migrations, name), { recursive: true })
    const path = join(folder, 'old.gz')
    await within(async (url) => {
      await migrate(url, migrations)
      const client = await connectTo(url)
      await client.query(`insert into "Report" (id, path, locale, text) values ('r', '/', 'zh', '旧')`)
      await client.query(`insert into "Change" ("userId", "userName", action, record, "recordId", version, why)
        values ('u', 'A', 'save', 'project', 'p', 1, 'w')`)
      const writer = new RecordWriter()
      let text = writer.header({ format: FORMAT, at: new Date().toISOString(), revision: 5, migrations: OLD })
      for (const table of ['Change', 'Report']) {
        const { rows } = await client.query(`select to_jsonb(t)::text as row from "${table}" t`)
        text += writer.rows(
          table,
          rows.map(({ row }) => row),
        )
      }
      await client.end()
      writeFileSync(path, gzipSync(text + writer.end()))
    })
    return path
  }

  /** What an archive of before the vocabularies were records does not hold: the starter set. */
  async function termsOf(url: string): Promise<unknown[]> {
    const client = await connectTo(url)
    const { rows } = await client.query('select * from "Term" order by vocabulary, value')
    await client.end()
    expect(rows.length).toBeGreaterThan(100)
    return rows
  }

  it.each([
    ['without a table', false],
    ['that has the newest tables already', true],
  ])('is migrated as it comes into a database %s', async (_, migrated) => {
    const old = await oldArchive()
    await within(async (url) => {
      if (migrated) await migrate(url)
      expect(await restoreFrom(url, old)).toBe(2)
      const client = await connectTo(url)
      const { rows } = await client.query('select text, (select why from "Change") as why from "Report"')
      const { rows: next } = await client.query(`select nextval('"Change_id_seq"')::int as id`)
      await client.end()
      expect(rows).toEqual([{ text: '旧', why: 'w' }])
      expect(next).toEqual([{ id: 2 }])
      expect(await termsOf(url)).toEqual(await termsOf(server.url))
      expect(await migrate(url)).toEqual([])
      expect(await shapeOf(url)).toEqual(await shapeOf(server.url))
    })
  })

  it("is not put in place of anybody else's tables", async () => {
    const old = await oldArchive()
    await within(async (url) => {
      await migrate(url)
      const client = await connectTo(url)
      await client.query('create table somebody_elses (a int)')
      await expect(restoreFrom(url, old)).rejects.toThrow(/somebody_elses/)
      const { rows } = await client.query('select count(*)::int as n from somebody_elses')
      await client.end()
      expect(rows).toEqual([{ n: 0 }])
    })
  })
})
