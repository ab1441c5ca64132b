/** PMTiles files of this machine, which our own server hands out by ranges. */

import '#server-only'
import { open, readdir, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { PMTiles, type Source } from 'pmtiles'
import { isProtomaps } from '#geo/ground/protomaps'

/** A name without folders. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,100}\.pmtiles$/

/** Where files lie: GROUND_DIR, or .data/ground in the project's folder. */
export const groundFolder = (): string => resolve(process.env.GROUND_DIR || join('.data', 'ground'))

/** The path under which a file of this name is served. */
export const groundPath = (name: string): string => `/ground/${name}`

/** A single file that the operator names, wherever it lies: GROUND_PMTILES. */
const operatorsFile = (): string | null => (process.env.GROUND_PMTILES ? resolve(process.env.GROUND_PMTILES) : null)

/** The names of the files in the folder, in order; none where there is no folder. */
export async function groundFiles(): Promise<string[]> {
  const names = await readdir(groundFolder()).catch(() => [])
  return names.filter((name) => NAME.test(name)).sort()
}

function pathOf(name: string): string | null {
  const own = operatorsFile()
  if (own && basename(own) === name && NAME.test(name)) return join(dirname(own), name)
  return NAME.test(name) ? join(groundFolder(), name) : null
}

export interface FileRange {
  readonly bytes: Buffer
  readonly start: number
  /** Of the whole file. */
  readonly size: number
  /** Changes with the file. */
  readonly tag: string
}

/** As much as is handed out at once: directories and tiles are far smaller. */
export const MAX_RANGE = 4 * 2 ** 20

/**
 * The bytes from `start` to `end` (included), at most MAX_RANGE of them; null: no such file. Empty where `start` lies
 * beyond its end.
 */
export async function readGroundFile(name: string, start: number, end: number): Promise<FileRange | null> {
  const path = pathOf(name)
  const info = path === null ? null : await stat(path).catch(() => null)
  if (path === null || !info?.isFile()) return null
  const length = Math.max(0, Math.min(end + 1, info.size, start + MAX_RANGE) - start)
  const bytes = Buffer.alloc(length)
  const file = await open(path)
  try {
    const { bytesRead } = await file.read(bytes, 0, length, start)
    const tag = `"${info.size.toString(36)}-${Math.round(info.mtimeMs).toString(36)}"`
    return { bytes: bytes.subarray(0, bytesRead), start, size: info.size, tag }
  } finally {
    await file.close()
  }
}

/** What keeps the map from drawing a file of this machine: `absent`, `schema` or nothing. */
export async function groundFileProblem(name: string): Promise<'absent' | 'schema' | null> {
  if (!(await readGroundFile(name, 0, 0))) return 'absent'
  const source: Source = {
    getKey: () => name,
    getBytes: async (offset, length) => {
      const { bytes } = (await readGroundFile(name, offset, offset + length - 1))!
      return { data: new Uint8Array(bytes).buffer }
    },
  }
  try {
    const file = new PMTiles(source)
    const [{ tileType }, metadata] = await Promise.all([file.getHeader(), file.getMetadata()])
    return isProtomaps(tileType, metadata) ? null : 'schema'
  } catch {
    return 'schema' // no PMTiles at all, or a torn one
  }
}
