/** Makes an archive for a browser to download. */

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
 * Writes the whole archive to a private file before the first byte is sent, so that no transaction stays open for a
 * slow reader. One at a time. `signal` cancels it while it waits or is made; it then rejects with the reason of the
 * signal.
 */
export function archiveDownload(url: string, signal: AbortSignal): Promise<Download> {
  const download = making.then(() => {
    signal.throwIfAborted()
    return makeDownload(url, signal)
  })
  making = download.catch(() => {})
  return download
}

async function makeDownload(url: string, signal: AbortSignal): Promise<Download> {
  const folder = await mkdtemp(join(tmpdir(), 'landing-archive-'))
  try {
    const path = join(folder, 'archive.gz')
    await exportTo(url, path, signal)
    const file = await open(path)
    const { size } = await file.stat()
    const body = file.createReadStream()
    signal.addEventListener('abort', () => body.destroy(), { once: true }) // if the reader leaves before the first byte
    return { body, size }
  } finally {
    await rm(folder, { recursive: true, force: true }) // an open file can still be read
  }
}
