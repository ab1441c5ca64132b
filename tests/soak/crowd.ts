/** Who comes to the product during a soak, each in a loop of its own until the signal. */

import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { random as randomOf } from '../geo/compare/points'

export interface Soaked {
  readonly port: number
  readonly random: ReturnType<typeof randomOf>
  /** Good public paths. */
  readonly paths: readonly string[]
  /** Those whose answers are long. */
  readonly long: readonly string[]
  readonly signal: AbortSignal
  /** Told the status of each whole answer; 0: none came. */
  told(status: number, path: string): void
}

const PAUSE_MS = 250
const pick = <T>(random: () => number, list: readonly T[]): T => list[Math.floor(random() * list.length)]!

/** Each as from a reader of their own, so that limits per address play no part. */
const addressOf = (random: () => number): string =>
  `198.${18 + Math.floor(random() * 2)}.${Math.floor(random() * 256)}.${Math.floor(random() * 256)}`

/** Opens one page, file or tile after another, and reads each to its end. */
export async function reader({ port, random, paths, signal, told }: Soaked): Promise<void> {
  while (!signal.aborted) {
    const path = pick(random, paths)
    const headers = { 'x-forwarded-for': addressOf(random) }
    await fetch(`http://127.0.0.1:${port}${path}`, { headers, redirect: 'manual', signal: AbortSignal.timeout(60_000) })
      .then(async (answer) => {
        if (answer.headers.get('content-type')?.startsWith('text/event-stream')) await answer.body?.cancel()
        else await answer.arrayBuffer()
        told(answer.status, path)
      })
      .catch(() => told(0, path))
    await pause(random() * PAUSE_MS, signal)
  }
}

/** Begins long downloads and is gone amid them. */
export async function breaker({ port, random, long, signal }: Soaked): Promise<void> {
  while (!signal.aborted) {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => {}) // the server may be down just then
    const head = [`GET ${pick(random, long)} HTTP/1.1`, 'host: localhost', `x-forwarded-for: ${addressOf(random)}`]
    socket.write(`${head.join('\r\n')}\r\n\r\n`)
    let left = random() * 200_000
    await new Promise<void>((resolve) => {
      const end = () => resolve(void socket.destroy())
      socket.on('data', (bytes: Buffer) => {
        left -= bytes.length
        if (left < 0) end()
      })
      socket.on('close', end)
      setTimeout(end, random() * 3000)
    })
    await pause(random() * PAUSE_MS, signal)
  }
}

/** Sends its head or its body a byte at a time, or takes the answer slowly, or listens for changes, and then goes. */
export async function sluggard({ port, random, long, signal }: Soaked): Promise<void> {
  while (!signal.aborted) {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => {})
    const begin = `host: localhost\r\nx-forwarded-for: ${addressOf(random)}\r\n`
    const way = Math.floor(random() * 4)
    if (way === 0) socket.write(`GET / HTTP/1.1\r\n${begin}x-slow: `)
    else if (way === 1)
      socket.write(`POST /report HTTP/1.1\r\n${begin}content-type: text/plain\r\ncontent-length: 9000\r\n\r\n`)
    else if (way === 2) socket.write(`GET /api/live HTTP/1.1\r\n${begin}\r\n`)
    else socket.write(`GET ${pick(random, long)} HTTP/1.1\r\n${begin}\r\n`)
    if (way === 3) socket.pause()
    for (let n = 20 + random() * 40; n > 0 && !socket.destroyed && !signal.aborted; n--) {
      if (way < 2) socket.write('a')
      if (way === 3) socket.read(100)
      await pause(500, signal)
    }
    socket.destroy()
  }
}

const pause = (ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal }).catch(() => {})
