import { readFileSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { archiveLines, exportTo } from '#prisma/archive/export'
import { FORMAT, RecordWriter, readArchive } from '#prisma/archive/format'
import { restoreFrom } from '#prisma/archive/restore'
import { connectTo } from '#prisma/connection'
import { collect } from '../../support/collect'
import { startTestDatabase, type TestDatabase, temporaryFolder } from '../../support/database'

const HEADER = { format: FORMAT, at: '2026-11-28T00:00:00.000Z', revision: 7, migrations: [] }
/** What ends a line for somebody, though not for JSON; and what is no text on its own. */
const AWKWARD = [
  '\u2028',
  '\u2029',
  '\u0085',
  '\u000b',
  '\f',
  '\r\n',
  '\r',
  '\n',
  '\ufeff',
  '"',
  '\\',
  '}\n{"end":0}',
  '\ud800',
]
/** Any code units at all, lone surrogates too. */
const anyText = fc
  .array(
    fc.oneof(
      fc.integer({ min: 1, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
      fc.constantFrom(...AWKWARD),
    ),
    {
      minLength: 1,
      maxLength: 60,
    },
  )
  .map((units) => units.join(''))

/** As UTF-8 carries it: U+FFFD in place of lone surrogates. */
const wellFormed = (text: string): string => Buffer.from(text).toString()

let folder: string

beforeAll(async () => {
  folder = await temporaryFolder('landing-unicode-')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('records of an archive', () => {
  it('are read back one by one, whatever they hold, as PostgreSQL prints it and as JavaScript does', async () => {
    const path = join(folder, 'records.gz')
    const escaped = fc
      .tuple(anyText, fc.boolean())
      .map(([text, isJs]) => (isJs ? JSON.stringify(text) : asPostgres(text)))
    await fc.assert(
      fc.asyncProperty(fc.array(escaped, { maxLength: 20 }), async (rows) => {
        const writer = new RecordWriter()
        const text = writer.header(HEADER) + writer.rows('Report', rows) + writer.end()
        await writeFile(path, gzipSync(text))
        const [header, ...records] = await collect(readArchive(path))
        expect(header).toEqual(HEADER)
        expect(records).toEqual(rows.map((row) => ({ table: 'Report', row })))
      }),
      { numRuns: 300 },
    )
  })
})

/**
 * PostgreSQL escapes what stands below U+0020, quotes and backslashes, and nothing else; it holds no lone surrogates.
 */
const asPostgres = (text: string): string =>
  `"${wellFormed(text)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those that JSON escapes
    .replace(/["\\\u0000-\u001f]/g, (unit) => JSON.stringify(unit).slice(1, -1))}"`

/** Every code point, a thousand to a text, and texts drawn from all code units. */
function texts(): string[] {
  const all: string[] = []
  for (let start = 0; start < 0x110000; start += 1000) {
    const points = Array.from({ length: 1000 }, (_, i) => start + i).filter((point) => point > 0 && point < 0x110000)
    all.push(String.fromCodePoint(...points))
  }
  return [...all, ...fc.sample(anyText, 500)]
}

describe('a database that holds all of Unicode', () => {
  let from: TestDatabase
  let to: TestDatabase
  const given = texts()

  beforeAll(async () => {
    from = await startTestDatabase()
    to = await startTestDatabase({ migrated: false })
    const client = await connectTo(from.url)
    await client.query(
      `INSERT INTO "Report" ("id", "path", "locale", "text") SELECT n::text, '/', 'zh', "text" FROM unnest($1::text[]) WITH ORDINALITY t("text", n)`,
      [given],
    )
    await client.query(`INSERT INTO "Setting" ("key", "value", "updatedBy") VALUES ('all', $1, $2)`, [
      JSON.stringify(given.map((text) => wellFormed(text))),
      AWKWARD.join(''),
    ])
    await client.end()
  })
  afterAll(async () => {
    await from?.stop()
    await to?.stop()
  })

  it('is the same after it was archived and restored', async () => {
    const file = join(folder, 'all.gz')
    await exportTo(from.url, file)
    const restored = await restoreFrom(to.url, file)
    const client = await connectTo(to.url)
    const { rows: terms } = await client.query('SELECT FROM "Term"')
    const { rows: past } = await client.query('SELECT FROM "RevisionLog" UNION ALL SELECT FROM "FormerRow"')
    // Its new life is one more line of the past.
    expect(restored).toBe(given.length + 1 + terms.length + past.length - 1)
    const { rows } = await client.query<{ text: string }>('SELECT "text" FROM "Report" ORDER BY "id"::int')
    const { rows: settings } = await client.query('SELECT "value" FROM "Setting"')
    await client.end()
    expect(rows.map(({ text }) => text)).toEqual(given.map((text) => wellFormed(text)))
    expect(settings[0].value).toEqual(given.map((text) => wellFormed(text)))
    expect(await rowsOf(to.url)).toEqual(await rowsOf(from.url))
  })

  it.each(['text', 'jsonb'])('cannot hold a NUL, as %s', async (type) => {
    const client = await connectTo(from.url)
    const value = type === 'text' ? 'a\u0000b' : JSON.stringify('a\u0000b')
    await expect(client.query(`SELECT $1::${type}`, [value])).rejects.toMatchObject({
      code: expect.stringMatching(/^22/),
    })
    await client.end()
  })
})

/** Without the lives of the database, of which a restored one begins another; a line may hold several rows. */
async function rowsOf(url: string): Promise<string[]> {
  const lines = (await collect(archiveLines(url))).join('').split('\n')
  return lines.filter((line) => line.startsWith('{"table"') && !line.startsWith('{"table":"RevisionLog"'))
}

describe('an archive of November 2026, before archives had digests', () => {
  it('is restored with the separators that used to break it, and becomes one of this version', async () => {
    const to = await startTestDatabase()
    try {
      const file = join(import.meta.dirname, '..', '..', 'fixtures', 'archive-2026-11.gz')
      expect(readFileSync(file).length).toBeGreaterThan(1000)
      expect(await restoreFrom(to.url, file)).toBeGreaterThan(300)
      const client = await connectTo(to.url)
      const { rows } = await client.query('SELECT "text" FROM "Report"')
      const { rows: projects } = await client.query(`SELECT "nameZh" FROM "Project" WHERE "nameZh" = '旧档'`)
      await client.end()
      expect(rows).toEqual([{ text: 'line\u2028separator\u2029and\u0085next' }])
      expect(projects).toHaveLength(1)
    } finally {
      await to.stop()
    }
  })
})
