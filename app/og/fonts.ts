/**
 * Noto Sans SC for pictures, from the package's own files: only the parts whose Unicode ranges hold the characters at
 * hand.
 */

import '#server-only'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

export type FontWeight = 400 | 700

/**
 * One part of the font in one weight. Each part is a family of its own, so that a list of families reaches all of them.
 */
export interface FontPart {
  readonly name: string
  readonly data: Buffer
  readonly weight: FontWeight
}

/** The server runs in the project's folder: see prisma/server/next-process.ts. */
const FOLDER = join(process.cwd(), 'node_modules/@fontsource/noto-sans-sc')
/** Some 45 KB each; all of them would be 9 MB. */
const MAX_PARTS = 60
/**
 * Always there, so that figures, Latin letters and punctuation look alike in every picture; first, so that they come
 * from here.
 */
const LATIN = 'latin'

interface Range {
  readonly part: string
  readonly from: number
  readonly to: number
}

let ranges: Promise<readonly Range[]> | null = null
/** Parts by file name, the last used last. */
const buffers = new Map<string, Promise<Buffer>>()

/** The parts that the characters of `text` need, Latin first. A character that no part has is passed over. */
export async function fontsFor(text: string, weights: readonly FontWeight[]): Promise<FontPart[]> {
  ranges ??= readRanges()
  ranges.catch(() => {
    ranges = null
  })
  const names = new Set([LATIN, ...partsOf(text, await ranges)])
  const parts = [...names].flatMap((name) => weights.map((weight) => ({ name, weight })))
  return Promise.all(parts.map(async ({ name, weight }) => ({ name, weight, data: await dataOf(name, weight) })))
}

/**
 * Ranges overlap, and a part need not have all of its range: every part that may have a character beyond Latin-1 is
 * taken.
 */
function partsOf(text: string, all: readonly Range[]): string[] {
  const codes = [...new Set(text)].map((character) => character.codePointAt(0)!).filter((code) => code > 0xff)
  return codes.flatMap((code) => all.filter(({ from, to }) => from <= code && code <= to).map(({ part }) => part))
}

/** `{"[4]": "U+1f1e9-1f1f5,U+1f21a", "latin": …}`: the part `[4]` is the file `noto-sans-sc-4-400-normal.woff`. */
async function readRanges(): Promise<Range[]> {
  const table: Record<string, string> = JSON.parse(await readFile(join(FOLDER, 'unicode.json'), 'utf8'))
  return Object.entries(table).flatMap(([key, list]) =>
    list.split(',').map((range) => {
      const [from, to = from] = range.slice('U+'.length).split('-')
      return { part: key.replace(/[[\]]/g, ''), from: Number.parseInt(from!, 16), to: Number.parseInt(to!, 16) }
    }),
  )
}

function dataOf(part: string, weight: FontWeight): Promise<Buffer> {
  const file = `noto-sans-sc-${part}-${weight}-normal.woff`
  const data = buffers.get(file) ?? readFile(join(FOLDER, 'files', file))
  buffers.delete(file)
  buffers.set(file, data)
  data.catch(() => buffers.delete(file))
  if (buffers.size > MAX_PARTS) buffers.delete(buffers.keys().next().value!)
  return data
}
