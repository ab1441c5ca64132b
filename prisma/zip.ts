/** A look into a zip archive before anything unpacks it: how large it would become, and whether it is one at all. */

import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'

/**
 * `broken`: no archive, or one whose parts do not fit; `bomb`: too many entries or bytes; `locked`: it is encrypted.
 */
export class ZipError extends Error {
  constructor(readonly code: 'broken' | 'bomb' | 'locked') {
    super(`The archive is ${code}`)
  }
}

const MAX_ENTRIES = 1000

/**
 * Unpacks every entry piece by piece and throws each piece away once `look` has seen it: what the archive's directory
 * says of sizes is not believed. Throws a ZipError once all entries together exceed `maxBytes`, or whatever `look`
 * throws.
 */
export async function unpack(
  bytes: Buffer,
  maxBytes: number,
  look: (name: string, piece: Buffer) => void,
): Promise<number> {
  let total = 0
  for await (const { name, piece } of piecesOf(bytes)) {
    total += piece.length
    if (total > maxBytes) throw new ZipError('bomb')
    look(name, piece)
  }
  return total
}

/**
 * All entries, one after the other. What whoever reads them throws never comes by here, so every other error is the
 * archive's.
 */
async function* piecesOf(bytes: Buffer): AsyncGenerator<{ readonly name: string; readonly piece: Buffer }> {
  try {
    const archive = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: false })
    if (archive.entryCount > MAX_ENTRIES) throw new ZipError('bomb')
    for await (const entry of archive.eachEntry()) {
      for await (const piece of await streamOf(archive, entry)) yield { name: entry.fileName, piece }
    }
  } catch (error) {
    throw error instanceof ZipError ? error : new ZipError('broken')
  }
}

function streamOf(archive: ZipFile, entry: Entry) {
  if (entry.isEncrypted()) throw new ZipError('locked')
  return archive.openReadStreamPromise(entry)
}
