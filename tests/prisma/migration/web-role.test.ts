import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportTo } from '#prisma/archive/export'
import { restoreFrom } from '#prisma/archive/restore'
import { connectTo } from '#prisma/connection'
import { type Embedded, startEmbedded } from '#prisma/embedded/index'
import { migrate } from '#prisma/migrate'
import { grantRights } from '#prisma/migration/web-role'
import { seed } from '#prisma/seed/seed'
import { MODELS } from '#prisma/tables'
import { temporaryFolder } from '../../support/database'

let folder: string
let server: Embedded
let webUrl: string
let web: pg.Client
let seeded: number

beforeAll(async () => {
  folder = await temporaryFolder('landing-web-role-')
  server = await startEmbedded({ dir: folder, durable: false, say: () => {} })
  await migrate(server.url)
  await seed(server.url)
  webUrl = await server.webUrl()
  await grantRights(server.url, webUrl)
  web = await connectTo(webUrl)
  seeded = (await numbers(web)).revision
})

afterAll(async () => {
  await web.end()
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

const numbers = async (client: pg.Client) =>
  (
    await client.query<{ revision: number; lines: number; touched: number }>(
      `SELECT (SELECT "number" FROM "Revision") AS revision, (SELECT count(*)::int FROM "FormerRow") AS lines,
        (SELECT count(*)::int FROM "Touched") AS touched`,
    )
  ).rows[0]!

describe('the role of the web server', () => {
  it('is the same at each start, and no superuser', async () => {
    expect(await server.webUrl()).toBe(webUrl)
    const { rows } = await web.query(
      `SELECT rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls,
        (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owned,
        (SELECT count(*)::int FROM pg_auth_members WHERE member = r.oid) AS memberships
        FROM pg_roles r WHERE rolname = current_user`,
    )
    expect(new Set(Object.values(rows[0]!))).toEqual(new Set([false, 0]))
  })

  it('reads every table', async () => {
    for (const model of MODELS) await web.query(`SELECT count(*) FROM "${model}"`)
  })

  it('changes records, of which triggers keep the past and raise the revision', async () => {
    const before = await numbers(web)
    await web.query(`UPDATE "Project" SET "summaryEn" = 'elsewhere' WHERE "slug" = 'tencent-digital-industry-base'`)
    const after = await numbers(web)
    expect(after).toMatchObject({ revision: before.revision + 1, lines: before.lines + 1 })
    expect(after.touched).toBeGreaterThan(before.touched)
  })

  it('raises the revision of a long transaction at its end, and the past names the transaction of its history', async () => {
    const before = await numbers(web)
    await web.query('BEGIN')
    await web.query(`SELECT set_config('landing.late_revision', 'on', true)`)
    await web.query(`UPDATE "Project" SET "summaryEn" = 'late' WHERE "slug" = 'tencent-digital-industry-base'`)
    await web.query(
      `INSERT INTO "Change" ("userId", "userName", "action", "record", "recordId", "version", "why")
        VALUES ('u', 'u', 'publish', 'project', 'P14', 99, '')`,
    )
    expect(await numbers(web)).toMatchObject({ revision: before.revision })
    await web.query('SELECT raise_late_revision()')
    await web.query('COMMIT')
    expect(await numbers(web)).toMatchObject({ revision: before.revision + 1 })
    const { rows } = await web.query(
      `SELECT (SELECT "tx" FROM "Change" WHERE "version" = 99) = (SELECT "tx" FROM "FormerRow" ORDER BY "n" DESC LIMIT 1) AS same,
        (SELECT "tx" FROM "Change" WHERE "version" = 99) = (SELECT "tx" FROM "RevisionLog" ORDER BY "revision" DESC LIMIT 1) AS logged`,
    )
    expect(rows[0]).toEqual({ same: true, logged: true })
  })

  it('cannot leave the past unwritten, as the owner can', async () => {
    const unwritten = async (client: pg.Client, address: string) => {
      const before = await numbers(client)
      await client.query('BEGIN')
      await client.query(`SELECT set_config('landing.past', 'off', true)`)
      await client.query(`UPDATE "Project" SET "summaryEn" = $1 WHERE "slug" = 'tencent-digital-industry-base'`, [
        address,
      ])
      await client.query('COMMIT')
      return (await numbers(client)).lines - before.lines
    }
    expect(await unwritten(web, 'unseen')).toBe(1)
    const owner = await connectTo(server.url)
    expect(await unwritten(owner, 'unseen too')).toBe(0)
    await owner.end()
  })

  it('puts no table of its own where a trigger writes', async () => {
    await web.query('CREATE TEMP TABLE "FormerRow" ("tx" uuid, "model" text, "key" text, "row" jsonb, "keys" text[])')
    await web.query(`UPDATE "Project" SET "summaryEn" = 'caught' WHERE "slug" = 'tencent-digital-industry-base'`)
    const { rows } = await web.query('SELECT count(*)::int AS n FROM pg_temp."FormerRow"')
    expect(rows[0].n).toBe(0)
    await web.query('DROP TABLE pg_temp."FormerRow"')
  })

  it('reads a past in a session of its own, and counts rows', async () => {
    const past = await connectTo(webUrl)
    await past.query('SELECT enter_past($1)', [seeded])
    const { rows } = await past.query(
      `SELECT "summaryEn" FROM "Project" WHERE "slug" = 'tencent-digital-industry-base'`,
    )
    expect(rows[0].summaryEn).not.toBe('caught')
    await past.end()
    await web.query('SELECT count_rows()')
  })

  it.each([
    ['a line of the past', `INSERT INTO "FormerRow" ("tx", "model", "key") VALUES (gen_random_uuid(), 'Project', 'x')`],
    ['the revision', 'UPDATE "Revision" SET "number" = 1'],
    ['the log of revisions', `DELETE FROM "RevisionLog"`],
    ['what was touched', `DELETE FROM "Touched"`],
    ['a line of history', `DELETE FROM "Change"`],
    ['a line of history, otherwise', `UPDATE "Change" SET "why" = 'no'`],
    ['published boundaries', `DELETE FROM "BoundarySet"`],
    ['the bookkeeping of migrations', `DELETE FROM "_prisma_migrations"`],
    ['all rows at once', `TRUNCATE "Project"`],
    ['a column', `ALTER TABLE "Project" ADD COLUMN x text`],
    ['a trigger', `ALTER TABLE "Project" DISABLE TRIGGER ALL`],
    ['whether triggers run', `SET session_replication_role = replica`],
    [
      'a function',
      `CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'`,
    ],
    ['the tables there are', 'CREATE TABLE x (y int)'],
    ['roles', 'CREATE ROLE x'],
    ['its own rights', 'ALTER ROLE landing_web SUPERUSER'],
    ['a file of the server', `COPY (SELECT 1) TO '/tmp/landing-web-role'`],
    ['what runs there', `COPY (SELECT 1) TO PROGRAM 'true'`],
    ['settings', 'ALTER SYSTEM SET fsync = off'],
  ])('does not change %s', async (_, statement) => {
    await expect(web.query(statement)).rejects.toMatchObject({
      code: '42501', // insufficient_privilege
    })
  })

  it('does not read files of the server, nor passwords of its roles', async () => {
    await expect(web.query(`SELECT pg_read_file('postgresql.conf')`)).rejects.toMatchObject({ code: '42501' })
    await expect(web.query('SELECT rolpassword FROM pg_authid')).rejects.toMatchObject({ code: '42501' })
  })

  it('is made by an operator for a database of one’s own, whose owner is no superuser either', async () => {
    const owner = await connectTo(server.url)
    await owner.query(`CREATE ROLE "office-owner" LOGIN PASSWORD 'x'; CREATE ROLE "office web" LOGIN PASSWORD 'y'`)
    await owner.query('CREATE DATABASE "office" OWNER "office-owner"')
    await owner.end()
    const of = (username: string, password: string) =>
      Object.assign(new URL(server.url), { pathname: '/office', username, password }).href
    await migrate(of('office-owner', 'x'))
    await seed(of('office-owner', 'x'))
    await grantRights(of('office-owner', 'x'), of('office web', 'y'))
    const other = await connectTo(of('office web', 'y'))
    const before = await numbers(other)
    await other.query(`UPDATE "Project" SET "summaryEn" = 'theirs' WHERE "slug" = 'tencent-digital-industry-base'`)
    expect(await numbers(other)).toMatchObject({ revision: before.revision + 1, lines: before.lines + 1 })
    await expect(other.query('DELETE FROM "FormerRow"')).rejects.toMatchObject({ code: '42501' })
    await other.end()
    // One role for everything keeps all its rights.
    await grantRights(of('office-owner', 'x'), of('office-owner', 'x'))
    const one = await connectTo(of('office-owner', 'x'))
    await one.query('ALTER TABLE "Project" ADD COLUMN "x" text')
    await one.end()
  })

  it('has its rights again once an archive has been restored', async () => {
    const work = await mkdtemp(join(tmpdir(), 'landing-web-role-'))
    const owner = await connectTo(server.url)
    try {
      const file = join(work, 'archive.gz')
      await exportTo(server.url, file)
      await owner.query('CREATE DATABASE "other"')
      const of = (url: string) => Object.assign(new URL(url), { pathname: '/other' }).href
      await migrate(of(server.url))
      await grantRights(of(server.url), of(webUrl))
      // As of an older version: its tables are made anew.
      const half = await connectTo(of(server.url))
      await half.query('CREATE ROLE "analyst"; GRANT SELECT ON "Project" TO "analyst"')
      await half.query(`DELETE FROM "_prisma_migrations" WHERE "migration_name" LIKE '%_rights'`)
      await half.end()
      await restoreFrom(of(server.url), file)
      const other = await connectTo(of(webUrl))
      const { rows } = await other.query('SELECT count(*)::int AS n FROM "Project"')
      expect(rows[0].n).toBeGreaterThan(0)
      await other.query(`UPDATE "Project" SET "summaryEn" = 'restored'`)
      const { rows: rights } = await other.query(
        `SELECT has_table_privilege('analyst', '"Project"', 'UPDATE') AS writes, has_table_privilege('analyst', '"Account"', 'SELECT') AS reads`,
      )
      expect(rights[0]).toEqual({ writes: false, reads: false })
      await expect(other.query('DELETE FROM "RevisionLog"')).rejects.toMatchObject({ code: '42501' })
      await other.end()
    } finally {
      await owner.end()
      await rm(work, { recursive: true, force: true })
    }
  })
})
