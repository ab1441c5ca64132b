import { execFileSync } from 'node:child_process'
import { appendFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbedded } from '#prisma/embedded/index'
import { killQuietly, type TestDatabase, temporaryFolder } from './database'

/**
 * A streaming standby of the primary, on this machine: its files copied while it runs, as pg_basebackup would. `stop`
 * removes it.
 */
export async function startStandby(primary: TestDatabase): Promise<TestDatabase> {
  const folder = await temporaryFolder('landing-standby-')
  const client = new pg.Client({ connectionString: primary.url })
  await client.connect()
  await client.query(`select pg_backup_start('standby', true)`)
  execFileSync('cp', ['-a', `${primary.dir}/.`, folder])
  const data = join(folder, dataOf(folder))
  const { rows } = await client.query('select labelfile from pg_backup_stop()')
  await client.end()
  rmSync(join(data, 'postmaster.pid'))
  writeFileSync(join(data, 'backup_label'), rows[0].labelfile, { mode: 0o644 })
  writeFileSync(join(data, 'standby.signal'), '', { mode: 0o644 })
  appendFileSync(join(data, 'postgresql.auto.conf'), `primary_conninfo = '${primary.url}'\n`)
  const own = execFileSync('stat', ['-c', '%u:%g', data]).toString().trim()
  execFileSync('chown', ['-R', own, data])
  const server = await startEmbedded({ dir: folder, durable: false, say: () => {} })
  const kill = () => killQuietly(server.pid)
  process.once('exit', kill)
  return {
    url: server.url,
    dir: server.dir,
    webUrl: () => server.webUrl(),
    stop: async () => {
      await server.stop()
      process.off('exit', kill)
      for (const dir of new Set([folder, server.dir])) await rm(dir, { recursive: true, force: true })
    },
  }
}

const dataOf = (folder: string): string =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .find((path) => path.endsWith('PG_VERSION') && !path.includes('base'))!
    .replace(/\/?PG_VERSION$/, '')
