/**
 * One process at a time, on this machine: a lock that dies with its owner, however it dies, since it is a socket that
 * the owner listens on. Nothing is left behind that a later process, with the same number or another, could take for a
 * lock.
 */

import '#server-only'
import { createHash } from 'node:crypto'
import { realpathSync, rmSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const SAY_AFTER_MS = 500
const LOOK_AGAIN_MS = 50

export interface LockOptions {
  /** What the lock is for, as it stands in "Waiting for … (process 7)". */
  readonly purpose: string
  /** How long to wait for another owner before that is an error. */
  readonly waitMs: number
  readonly say?: (line: string) => void
  readonly stopping?: AbortSignal
}

export interface Lock {
  release(): Promise<void>
}

/**
 * Holds `name` of a folder that is there. Waits for another owner and says for whom; throws that after `waitMs`, or
 * when stopped.
 */
export async function hold(folder: string, name: string, options: LockOptions): Promise<Lock> {
  const { purpose, waitMs, say = console.log, stopping } = options
  const address = addressOf(folder, name)
  const began = Date.now()
  let hasSaid = false
  for (;;) {
    stopping?.throwIfAborted()
    const server = await listen(address)
    if (server) return { release: () => close(server) }
    const owner = await ownerOf(address)
    const waited = Date.now() - began
    if (waited > waitMs) {
      throw new Error(
        `Process ${owner ?? '(unknown)'} has held the lock for ${purpose} in ${folder} for ${Math.round(waited / 1000)} s.`,
      )
    }
    if (owner && waited >= SAY_AFTER_MS && !hasSaid) {
      say(`Waiting for ${purpose} (process ${owner} is at it) …`)
      hasSaid = true
    }
    await sleep(LOOK_AGAIN_MS)
  }
}

/** Linux knows sockets, and Windows pipes, that are no files and go with their owner. */
function addressOf(folder: string, name: string): string {
  const key = createHash('sha256')
    .update(`${realpathSync(folder)}\0${name}`)
    .digest('hex')
    .slice(0, 32)
  if (process.platform === 'linux') return `\0suzhou-landing-map-${key}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\suzhou-landing-map-${key}`
  return join(tmpdir(), `landing-${key}.sock`)
}

/** Null: another process listens there. */
function listen(address: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket: Socket) => {
      socket.on('error', () => {})
      socket.end(String(process.pid))
    })
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(null)
      else reject(error)
    })
    server.listen(address, () => {
      server.unref()
      resolve(server)
    })
  })
}

/**
 * The number of the process that listens; null: it has just gone. The file that a dead one leaves where sockets are
 * files is removed.
 */
function ownerOf(address: string): Promise<string | null> {
  return new Promise((resolve) => {
    let said = ''
    const socket = connect(address)
    socket.on('data', (bytes) => {
      said += bytes
    })
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' && address.startsWith('/')) rmSync(address, { force: true })
      resolve(null)
    })
    socket.once('close', () => resolve(said || null))
    socket.setTimeout(1000, () => socket.destroy())
  })
}

const close = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()))
