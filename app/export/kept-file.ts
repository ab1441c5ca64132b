/**
 * Files that take long to write and are the same for everybody, kept on disk once they have been written. They have no
 * name there, so that nothing is left behind, however the process ends.
 */

import { randomUUID } from 'node:crypto'
import { type FileHandle, open, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The newest revision, the one before and a past or two. */
const MOST_FILES = 4
/** Of all together; a larger file is not kept. */
const MOST_BYTES = 512 * 2 ** 20
const CHUNK = 64 * 1024

interface Kept {
  readonly file: FileHandle
  readonly bytes: number
  readers: number
  isDropped: boolean
}

/** By what they hold, the least lately read first. On globalThis, since Next loads this module once per bundle. */
const shared = globalThis as typeof globalThis & { landingKeptFiles?: Map<string, Kept> }
function keptFiles(): Map<string, Kept> {
  shared.landingKeptFiles ??= new Map()
  return shared.landingKeptFiles
}

/**
 * The file that `key` stands for: as it has been kept, or else as `write` writes it, and then it is kept. One that is
 * broken off is not; where there is no room on disk, none is.
 */
export async function* keptOrWritten(
  key: string,
  write: () => AsyncGenerator<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const kept = keptFiles().get(key)
  if (kept) return yield* read(key, kept)
  let file = await unnamed()
  let bytes = 0
  try {
    for await (const piece of write()) {
      bytes += piece.byteLength
      if (file && (bytes > MOST_BYTES || !(await isAppended(file, piece)))) file = await closed(file)
      yield piece
    }
    if (file) keep(key, { file, bytes, readers: 0, isDropped: false })
    file = null
  } finally {
    await closed(file)
  }
}

async function* read(key: string, kept: Kept): AsyncGenerator<Uint8Array, void, undefined> {
  keptFiles().delete(key)
  keptFiles().set(key, kept)
  kept.readers++
  try {
    for (let at = 0; at < kept.bytes; ) {
      const { bytesRead, buffer } = await kept.file.read(Buffer.allocUnsafe(CHUNK), 0, CHUNK, at)
      if (bytesRead === 0) throw new Error('A kept file has become shorter')
      at += bytesRead
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    kept.readers--
    await closeUnread(kept)
  }
}

function keep(key: string, fresh: Kept): void {
  const files = keptFiles()
  drop(key)
  files.set(key, fresh)
  const total = () => [...files.values()].reduce((sum, { bytes }) => sum + bytes, 0)
  while (files.size > MOST_FILES || total() > MOST_BYTES) drop(files.keys().next().value!)
}

function drop(key: string): void {
  const kept = keptFiles().get(key)
  if (!kept) return
  keptFiles().delete(key)
  kept.isDropped = true
  void closeUnread(kept)
}

async function closeUnread({ file, readers, isDropped }: Kept): Promise<void> {
  if (isDropped && readers === 0) await closed(file)
}

/** A new file that only we can reach; null where none can be made. */
async function unnamed(): Promise<FileHandle | null> {
  const path = join(tmpdir(), `landing-kept-${randomUUID()}`)
  try {
    const file = await open(path, 'wx+', 0o600)
    await unlink(path)
    return file
  } catch {
    return null
  }
}

async function isAppended(file: FileHandle, piece: Uint8Array): Promise<boolean> {
  try {
    await file.writeFile(piece)
    return true
  } catch {
    return false
  }
}

async function closed(file: FileHandle | null): Promise<null> {
  await file?.close().catch(() => {})
  return null
}
