import { createWriteStream, readdirSync, statSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { archiveDownload } from '#prisma/archive/download'
import { exportTo } from '#prisma/archive/export'
import { readArchive } from '#prisma/archive/format'
import { connectTo } from '#prisma/connection'
import { seed } from '#prisma/seed/seed'
import { collect } from '../../support/collect'
import { startTestDatabase, type TestDatabase, temporaryFolder } from '../../support/database'
import { until } from '../../support/until'

let from: TestDatabase
let folder: string

beforeAll(async () => {
  from = await startTestDatabase()
  folder = await temporaryFolder('landing-download-')
  // Of its own: tests beside this one make and remove such folders too.
  vi.stubEnv('TMPDIR', folder)
  await seed(from.url)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await from?.stop()
  await rm(folder, { recursive: true, force: true })
})

describe('a download', () => {
  const transactions = async () => {
    const client = await connectTo(from.url)
    const { rows } = await client.query(
      `select count(*)::int as n from pg_stat_activity where xact_start is not null and pid <> pg_backend_pid() and backend_type = 'client backend'`,
    )
    await client.end()
    return rows[0].n as number
  }

  it('is the archive, whole', async () => {
    const { body, size } = await archiveDownload(from.url, new AbortController().signal)
    const path = join(folder, 'download.gz')
    await pipeline(body, createWriteStream(path))
    expect(statSync(path).size).toBe(size)
    const file = join(folder, 'export.gz')
    await exportTo(from.url, file)
    const [, ...rows] = await collect(readArchive(file))
    expect((await collect(readArchive(path))).slice(1)).toEqual(rows)
  })

  it('that is broken off, before it begins or in the middle, leaves no transaction, file or folder behind', async () => {
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith('landing-archive-')).length
    const files = () => readdirSync('/proc/self/fd').length
    const open = files()
    for (let i = 0; i < 24; i++) {
      const gone = new AbortController()
      const download = archiveDownload(from.url, gone.signal)
      if (i % 3 === 0) gone.abort()
      else if (i % 3 === 1) setTimeout(() => gone.abort(), 20 + i * 5)
      const body = await download.then(
        (made) => made.body,
        () => null,
      )
      body?.on('error', () => {}).once('data', () => gone.abort())
      body?.resume()
    }
    await until(async () => (await transactions()) === 0 && files() <= open + 2)
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('landing-archive-'))).toHaveLength(before)
  })
})
