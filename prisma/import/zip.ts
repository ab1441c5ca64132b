/** A look into a zip archive before anything unpacks it: how large it would become, and whether it is one at all. */

import { createInflateRaw } from 'node:zlib'

/**
 * `broken`: no archive, or one whose parts do not fit; `bomb`: it unpacks to more than `maxBytes`; `locked`: it is
 * encrypted.
 */
export class ZipError extends Error {
  constructor(readonly code: 'broken' | 'bomb' | 'locked') {
    super(`The archive is ${code}`)
  }
}

export interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly start: number
  readonly packed: number
}

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const STORED = 0
const DEFLATED = 8
const MAX_ENTRIES = 1000
const LONGEST_COMMENT = 65_535

/** What the archive's own directory lists. Throws a ZipError. */
export function zipEntries(bytes: Buffer): ZipEntry[] {
  const end = endOf(bytes)
  const count = bytes.readUInt16LE(end + 10)
  if (count > MAX_ENTRIES) throw new ZipError('bomb')
  const entries: ZipEntry[] = []
  let at = bytes.readUInt32LE(end + 16)
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) throw new ZipError('broken')
    if (bytes.readUInt16LE(at + 8) & 1) throw new ZipError('locked')
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ]
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + name),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      start: dataStart(bytes, bytes.readUInt32LE(at + 42)),
    })
    at += 46 + name + extra + comment
  }
  return entries
}

function endOf(bytes: Buffer): number {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - LONGEST_COMMENT); at--)
    if (bytes.readUInt32LE(at) === END) return at
  throw new ZipError('broken')
}

function dataStart(bytes: Buffer, local: number): number {
  if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== LOCAL) throw new ZipError('broken')
  return local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
}

/**
 * Unpacks every entry piece by piece and throws each piece away once `look` has seen it: what the directory says of
 * sizes is not believed. Throws a ZipError once all entries together exceed `maxBytes`, or whatever `look` throws.
 */
export async function weigh(
  bytes: Buffer,
  maxBytes: number,
  look: (name: string, piece: Buffer) => void,
): Promise<number> {
  let total = 0
  for (const { name, method, start, packed } of zipEntries(bytes)) {
    const data = bytes.subarray(start, start + packed)
    if (data.length < packed || (method !== STORED && method !== DEFLATED)) throw new ZipError('broken')
    for await (const piece of method === STORED ? [data] : inflated(data)) {
      total += piece.length
      if (total > maxBytes) throw new ZipError('bomb')
      look(name, piece)
    }
  }
  return total
}

async function* inflated(data: Buffer): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw()
  inflate.end(data)
  try {
    for await (const piece of inflate) yield piece as Buffer
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code?.startsWith('Z_')) throw new ZipError('broken')
    throw error
  } finally {
    inflate.destroy()
  }
}
