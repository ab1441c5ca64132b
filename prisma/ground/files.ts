/** PMTiles files of this machine, which our own server hands out by ranges. */

import '#server-only'
import type { Stats } from 'node:fs'
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

/** The file that the operator names in GROUND_PMTILES, wherever it lies; null where that is an address, or nothing. */
function operatorsFile(): string | null {
  const named = process.env.GROUND_PMTILES?.trim()
  return named && !isWebAddress(named) ? resolve(named) : null
}

/** Whether text is an address of http or https, and not a path of this machine. */
export const isWebAddress = (text: string): boolean => /^https?:\/\//i.test(text) && URL.canParse(text)

/** The names of the files in the folder, in order; none where there is no folder. */
export async function groundFiles(): Promise<string[]> {
  const names = await readdir(groundFolder()).catch(() => [])
  return names.filter((name) => NAME.test(name)).sort()
}

/** The operator's file of this name, or the one in the folder; null where there is neither. */
async function fileOf(name: string): Promise<{ readonly path: string; readonly info: Stats } | null> {
  if (!NAME.test(name)) return null
  const own = operatorsFile()
  for (const folder of [...(own && basename(own) === name ? [dirname(own)] : []), groundFolder()]) {
    const path = join(folder, name)
    const info = await stat(path).catch(() => null)
    if (info?.isFile()) return { path, info }
  }
  return null
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
  const found = await fileOf(name)
  if (!found) return null
  const { path, info } = found
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
