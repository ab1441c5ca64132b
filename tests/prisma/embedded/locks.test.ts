import { type ChildProcess, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Embedded, startEmbedded } from '#prisma/embedded/index'
import { killQuietly, temporaryFolder } from '../../support/database'
import { until } from '../../support/until'

let dir: string
let server: Embedded | null = null
const strangers: ChildProcess[] = []

beforeEach(async () => {
  dir = await temporaryFolder('landing-locks-')
})
afterEach(async () => {
  await server?.stop()
  server = null
  for (const stranger of strangers.splice(0)) stranger.kill('SIGKILL')
  await rm(dir, { recursive: true, force: true })
})

const start = async () => {
  server = await startEmbedded({ dir, durable: false, say: () => {} })
  return server
}

/** A server that was killed hard, and the lock it left replaced by `text`. */
async function crashed(text: string, ageMs = 60_000): Promise<void> {
  const { pid, dir: home } = await start()
  killQuietly(pid)
  await sleep(300)
  const path = join(home, 'cluster', 'data', 'postmaster.pid')
  writeFileSync(path, text)
  const then = (Date.now() - ageMs) / 1000
  utimesSync(path, then, then)
  await server!.stop()
}

function stranger(uid?: number): number {
  const child = spawn('sleep', ['600'], { stdio: 'ignore', ...(uid && { uid, gid: uid }) })
  strangers.push(child)
  return child.pid!
}

const lockOf = (pid: number) => `${pid}\n/somewhere\n1700000000\n5432\n\n127.0.0.1\n`

describe('the server starts again, though its lock', () => {
  it('is empty', async () => {
    await crashed('')
    expect((await start()).pid).toBeGreaterThan(0)
  })

  it('is empty and was made this moment', async () => {
    await crashed('', 0)
    expect((await start()).pid).toBeGreaterThan(0)
  })

  it("names a process that is another program's", async () => {
    await crashed(lockOf(stranger()))
    expect((await start()).pid).toBeGreaterThan(0)
  })

  it.skipIf(process.getuid?.() !== 0)("names a process of another user's", async () => {
    await crashed(lockOf(stranger(12_345)))
    expect((await start()).pid).toBeGreaterThan(0)
  })

  it("is cut short after the number of another program's process", async () => {
    await crashed(`${stranger()}\n`)
    expect((await start()).pid).toBeGreaterThan(0)
  })
})

describe('the cluster is made', () => {
  it('though a killed initialisation left its folder, under the number of a process that lives', async () => {
    mkdirSync(join(dir, `init-${stranger()}-abc`, 'data'), { recursive: true })
    const { dir: home } = await start()
    expect(existsSync(join(home, 'cluster', 'data'))).toBe(true)
    expect(existsSync(join(dir, `init-${strangers[0]!.pid}-abc`))).toBe(false)
  })
})

it.skipIf(process.getuid?.() !== 0)(
  'a user who may not look into a process of root does not take it for the server',
  async () => {
    const account = 65_534
    const { isHeld } = await import('#prisma/embedded/cluster')
    const data = join(dir, 'data')
    mkdirSync(data)
    chownSync(data, account, account)
    const home = { dir, cluster: dir, data, bin: '', account: null }
    const pid = stranger()
    const seteuid = process.seteuid!
    seteuid(account)
    try {
      expect(isHeld(home, { pid })).toBe(false)
    } finally {
      seteuid(0)
    }
    await until(() => process.geteuid!() === 0)
  },
)
