import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { hold } from '#prisma/lock'
import { temporaryFolder } from '../support/database'

const PROJECT = join(import.meta.dirname, '..', '..')
const OPTIONS = { purpose: 'the test', waitMs: 20_000, say: () => {} }

let folder: string
const children: ChildProcess[] = []

beforeEach(async () => {
  folder = await temporaryFolder('landing-lock-')
})
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

/** A process that holds the lock once this comes back. `wrap` is what it is started with. */
async function holder(wrap: readonly string[] = []): Promise<ChildProcess> {
  const script = join(PROJECT, 'tests', 'support', 'lock-holder.ts')
  const [program, ...args] = [...wrap, process.execPath, '--import', 'tsx', script, folder]
  const child = spawn(program!, args, { cwd: PROJECT, stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  await new Promise<void>((resolve, reject) => {
    createInterface(child.stdout!).once('line', () => resolve())
    child.once('exit', (code) => reject(new Error(`ended with ${code}`)))
  })
  return child
}

it('is held by one at a time, and goes to the next when it is released', async () => {
  let [inside, most] = [0, 0]
  const once = async () => {
    const lock = await hold(folder, 'a', OPTIONS)
    most = Math.max(most, ++inside)
    await new Promise((resolve) => setTimeout(resolve, 20))
    inside--
    await lock.release()
  }
  await Promise.all(Array.from({ length: 6 }, once))
  expect(most).toBe(1)
})

it('is of one folder and one name', async () => {
  mkdirSync(join(folder, 'other'))
  const locks = [
    await hold(folder, 'a', OPTIONS),
    await hold(folder, 'b', OPTIONS),
    await hold(join(folder, 'other'), 'a', OPTIONS),
  ]
  for (const lock of locks) await lock.release()
})

it('is waited for not in silence, and not for ever', async () => {
  const child = await holder()
  const said: string[] = []
  const waiting = hold(folder, 'test', { purpose: 'the test', waitMs: 1500, say: (line) => said.push(line) })
  await expect(waiting).rejects.toThrow(new RegExp(`Process ${child.pid} has held the lock for the test in ${folder}`))
  expect(said).toEqual([`Waiting for the test (process ${child.pid} is at it) …`])
})

it('dies with its owner, however hard that is killed', async () => {
  const child = await holder()
  const waiting = hold(folder, 'test', OPTIONS)
  child.kill('SIGKILL')
  const lock = await waiting
  await lock.release()
})

const canUnshare = spawnSync('unshare', ['--pid', '--fork', '--mount-proc', 'true']).status === 0

it.skipIf(!canUnshare)(
  'is not taken for one that has died in a container, though the next has the same number',
  async () => {
    const wrap = ['unshare', '--pid', '--fork', '--kill-child', '--mount-proc']
    const before = await holder(wrap)
    const gone = new Promise((resolve) => before.once('exit', resolve))
    before.kill('SIGKILL')
    await gone
    await holder(wrap)
  },
)
