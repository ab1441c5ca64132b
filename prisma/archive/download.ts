/** The archive for a browser. */

import '#server-only'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { exportTo } from './export'

export interface Download {
  readonly body: Readable
  /** Bytes. */
  readonly size: number
}

/** The archive that this process is making; the next one waits for it. */
let making: Promise<unknown> = Promise.resolve()

/**
 * Makes the archive whole, in a file that nobody else sees, before the first byte goes out: however slow the reader
 * is, or when it breaks off, no transaction waits for it. One at a time; `signal` takes it back while it waits or is
 * made, and rejects with its reason.
 */
export function archiveDownload(url: string, signal: AbortSignal): Promise<Download> {
  const mine = making.then(() => {
    signal.throwIfAborted()
    return makeDownload(url, signal)
  })
  making = mine.catch(() => {})
  return mine
}

async function makeDownload(url: string, signal: AbortSignal): Promise<Download> {
  const folder = await mkdtemp(join(tmpdir(), 'landing-archive-'))
  try {
    const path = join(folder, 'archive.gz')
    await exportTo(url, path, signal)
    const file = await open(path)
    const { size } = await file.stat()
    const body = file.createReadStream()
    signal.addEventListener('abort', () => body.destroy(), { once: true }) // of a reader who left before the first byte
    return { body, size }
  } finally {
    await rm(folder, { recursive: true, force: true }) // an open file can still be read
  }
}
