import { execFileSync } from 'node:child_process'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { archiveLines, exportTo } from '#prisma/archive/export'
import { ARCHIVED, ArchiveError, type Header, LEFT_BEHIND, readArchive } from '#prisma/archive/format'
import { restoreFrom } from '#prisma/archive/restore'
import { createPerson } from '#prisma/auth/people'
import { disconnect } from '#prisma/client'
import { seed } from '#prisma/seed/seed'
import { transaction } from '#prisma/transaction'
import { publishRecords, saveRecords } from '#prisma/write/index'
import { collect } from '../../support/collect'
import { startTestDatabase, type TestDatabase, temporaryFolder } from '../../support/database'
import { ACTORS, project } from '../write/support'

let from: TestDatabase
let folder: string
let file: string

beforeAll(async () => {
  from = await startTestDatabase()
  folder = await temporaryFolder('landing-archive-')
  file = join(folder, 'all.gz')
  process.env.DATABASE_URL = from.url
  await seed(from.url)
  await createPerson({
    name: 'A',
    email: 'a@example.org',
    password: 'long enough pass',
    role: 'admin',
    districtIds: [],
  })
  await transaction(async (query) => {
    const edit = {
      type: 'project' as const,
      id: null,
      version: 0,
      values: project({ nameZh: '“引号”\\与\n行' }),
      why: 'new',
    }
    const [saved] = await saveRecords(query, ACTORS.reviewer, [edit])
    await publishRecords(query, ACTORS.reviewer, [saved!], { why: 'first' })
    await saveRecords(query, ACTORS.sip, [{ ...edit, values: project({ nameEn: 'A draft' }) }])
  })
  await exportTo(from.url, file)
})
afterAll(async () => {
  await disconnect()
  await from?.stop()
  await rm(folder, { recursive: true, force: true })
})

/** An empty database, gone again after the test. */
async function within(test: (url: string) => Promise<void>): Promise<void> {
  const server = await startTestDatabase({ migrated: false })
  try {
    await test(server.url)
  } finally {
    await server.stop()
  }
}

async function linesOf(url: string): Promise<string> {
  let text = ''
  for await (const line of archiveLines(url)) text += line
  // What is restored begins another life: one more line of the past.
  const lines = text.replace(/^\{"table":"RevisionLog".*\n/gm, '').replace(/"end":\d+/, '')
  return lines.replace(/"at":"[^"]+","revision":\d+/, '').replace(/"sha256":"\w+"/, '')
}

describe('an archive', () => {
  it('holds every table but what is worth nothing elsewhere', async () => {
    const client = new pg.Client({ connectionString: from.url })
    await client.connect()
    const { rows } = await client.query(
      `select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not like '\\_%'`,
    )
    await client.end()
    expect(rows.map(({ relname }) => relname).toSorted()).toEqual([...ARCHIVED, ...LEFT_BEHIND].toSorted())
  })

  it("is its owner's alone", () => {
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('restored into an empty database is the same, history, drafts and search too, and numbers go on', async () => {
    await within(async (url) => {
      expect(await restoreFrom(url, file)).toBeGreaterThan(300)
      expect(await linesOf(url)).toBe(await linesOf(from.url))
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      const { rows } = await client.query(
        `select nextval(pg_get_serial_sequence('"Project"', 'no')) > max(no) as on from "Project"`,
      )
      const { rowCount } = await client.query(
        `select from "Project" where search @@ 'Bsip'::tsquery or search is not null`,
      )
      await expect(client.query('delete from "Change"')).rejects.toThrow(/append-only/)
      const revision = await client.query('select number from "Revision"')
      await client.end()
      const [header] = await collect(readArchive(file))
      expect(Number(revision.rows[0].number)).toBeGreaterThan((header as Header).revision)
      expect(rows[0].on).toBe(true)
      expect(rowCount).toBe(21)
      expect(await seed(url)).toMatchObject({ inserted: 0, updated: 0 })
    })
  })

  it('is of one moment, though others write meanwhile', async () => {
    const lines = archiveLines(from.url)
    const { value: header } = await lines.next()
    await transaction((query) =>
      saveRecords(query, ACTORS.sip, [
        { type: 'project', id: null, version: 0, values: project({ nameEn: 'Too late' }), why: '' },
      ]),
    )
    let text = header as string
    for await (const line of lines) text += line
    expect(text).not.toContain('Too late')
    expect(text).toContain('A draft')
  })
})

it('tells times the same wherever the server stands', async () => {
  const client = new pg.Client({ connectionString: from.url })
  await client.connect()
  const before = await linesOf(from.url)
  await client.query(
    `do $$ begin execute format('alter database %I set timezone to ''Asia/Shanghai''', current_database()); end $$`,
  )
  try {
    expect(await linesOf(from.url)).toBe(before)
  } finally {
    await client.query(`do $$ begin execute format('alter database %I reset timezone', current_database()); end $$`)
    await client.end()
  }
})

describe('nothing is restored', () => {
  const broken = (change: (text: string) => string | Buffer) => {
    const path = join(folder, 'broken.gz')
    writeFileSync(path, gzipSync(change(gunzipSync(readFileSync(file)).toString())))
    return path
  }

  const withoutDigest = (text: string) => text.replace(/,"sha256":"\w+"\}\n$/, '}\n')

  it('into a database that holds something', async () => {
    await expect(restoreFrom(from.url, file)).rejects.toThrow(/not empty/)
  })

  it.each([
    ['cut short', (text: string) => text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1), /not whole/],
    ['of a newer version', (text: string) => text.replace('_editing', '_other'), /newer version/],
    ['changed afterwards', (text: string) => text.replace('A draft', 'B draft'), /not hold what was written/],
    [
      'with a table that is none of ours',
      (text: string) => withoutDigest(text).replace('"table":"Source"', '"table":"pg_class"'),
      /unknown table/,
    ],
    ['of something else', () => 'name;amount\n', /no archive/],
    ['with a record that is no row', (text: string) => text.replace(/\n\{"table"/, '\n{"tables"'), /no row/],
    ['with a line that is no record', (text: string) => text.replace(/\n\{"table"/, '\nx{"table"'), /no row/],
    ['with more after a row', (text: string) => withoutDigest(text).replace(/\}\}\n/, '}} \n'), /no row/],
    ['with more after its end', (text: string) => `${text}{}\n`, /follows its end/],
    ['without an end', (text: string) => text.replace(/\n[^\n]+\n$/, '\n'), /not whole.*no end/],
    ['of bytes that are no text', (text: string) => Buffer.from(text).fill(0xff, 700, 702), /no text/],
  ])('from a file %s', async (_, change, reason) => {
    await within(async (url) => {
      const attempt = restoreFrom(url, broken(change))
      await expect(attempt).rejects.toThrow(ArchiveError)
      await expect(attempt).rejects.toThrow(reason)
      expect(await restoreFrom(url, file)).toBeGreaterThan(300)
    })
  })
})

it('of another revision, and without its last line feed, is restored, and its numbers are not used again', async () => {
  const path = join(folder, 'later.gz')
  const text = gunzipSync(readFileSync(file))
    .toString()
    .replace(/,"sha256":"\w+"\}\n$/, '}')
  writeFileSync(path, gzipSync(text.replace(/"revision":\d+/, '"revision":5000')))
  await within(async (url) => {
    expect(await restoreFrom(url, path)).toBeGreaterThan(300)
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    const { rows } = await client.query('select number from "Revision"')
    await client.end()
    expect(Number(rows[0].number)).toBeGreaterThan(5000)
  })
})

it('moves by one command', async () => {
  await within(async (url) => {
    const env = { ...process.env, DATABASE_URL: from.url }
    const said = execFileSync(
      process.execPath,
      ['--import', 'tsx', 'prisma/commands/archive-command.ts', 'move', url],
      { env },
    )
    expect(said.toString()).toMatch(/rows moved/)
    expect(await linesOf(url)).toBe(await linesOf(from.url))
  })
})
