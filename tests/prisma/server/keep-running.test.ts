import { spawn } from 'node:child_process'
import { expect, it } from 'vitest'
import { keepRunning } from '#prisma/server/keep-running'
import type { Child } from '#prisma/server/next-process'
import { until } from '../../support/until'

const said: string[] = []
const pids: number[] = []

function start(script: string): Child {
  const child = spawn(process.execPath, ['-e', script], { stdio: 'ignore' })
  pids.push(child.pid!)
  const ended = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
  return { kill: (signal) => child.kill(signal), ended }
}

const keep = (script: string, hasServed: boolean, stopping: AbortController) => {
  said.length = 0
  pids.length = 0
  const options = {
    stopping: stopping.signal,
    hasServed: () => hasServed,
    say: (line: string) => said.push(line),
    firstDelayMs: 20,
  }
  return keepRunning(() => start(script), options)
}

it('a web server that was killed is started again, and again later each time', async () => {
  const stopping = new AbortController()
  const running = keep('setInterval(() => {}, 1000)', true, stopping)
  for (let died = 0; died < 3; died++) {
    await until(() => pids.length === died + 1)
    process.kill(pids[died]!, 'SIGKILL')
  }
  await until(() => pids.length === 4)
  expect(said).toEqual(
    [20, 40, 80].map((ms) => `The web server has ended (code 1): starting it again in ${ms / 1000} s`),
  )
  stopping.abort()
  process.kill(pids[3]!, 'SIGKILL')
  expect(await running).toBe(0)
})

it('one that never served is not started again: its code comes back', async () => {
  expect(await keep('process.exit(7)', false, new AbortController())).toBe(7)
  expect(pids).toHaveLength(1)
})

it('a stop that was asked for while it waits ends it', async () => {
  const stopping = new AbortController()
  const running = keep('process.exit(7)', true, stopping)
  await until(() => said.length === 3)
  stopping.abort()
  expect(await running).toBe(0)
})
