/**
 * The folder of a publication: put in place by renames, and only ever in place of a folder that a publication made.
 */

import { renameSync } from 'node:fs'
import { lstat, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Stands in every folder that a publication has made. Also what a web server would list: it holds nothing to hide. */
const MARK = '.published-by-landing-map'
const MARK_TEXT = 'Written by `npm run publish:static`, which replaces this folder and all that is in it.\n'

/** What a person can act on. */
export class FolderError extends Error {}

/**
 * Calls `write` with an empty folder beside `target`, and puts that in its place once `write` is done: by two renames,
 * the old folder out and the new one in, so that it is away for no longer than one call of the system. Throws a
 * FolderError before anything is written where `target` is something that no publication made; nothing of it is
 * touched then.
 */
export async function replaceFolder<Result>(
  target: string,
  write: (folder: string) => Promise<Result>,
): Promise<Result> {
  const [fresh, old] = [`${target}.new`, `${target}.old`]
  for (const path of [target, fresh, old]) await refuseUnlessOurs(path)
  await mkdir(dirname(target), { recursive: true })
  await takeBack(target, old)
  await rm(fresh, { recursive: true, force: true })
  await mkdir(fresh)
  await writeFile(join(fresh, MARK), MARK_TEXT)
  const result = await write(fresh)
  // Both at once: whatever this process does besides must not come between them.
  if ((await kindOf(target)) !== 'absent') renameSync(target, old)
  renameSync(fresh, target)
  await rm(old, { recursive: true, force: true })
  return result
}

/** A publication that was killed between its two renames has left nothing in place, and the former one beside it. */
async function takeBack(target: string, old: string): Promise<void> {
  if ((await kindOf(target)) === 'absent' && (await kindOf(old)) === 'ours') await rename(old, target)
  await rm(old, { recursive: true, force: true })
}

async function refuseUnlessOurs(path: string): Promise<void> {
  if ((await kindOf(path)) !== 'foreign') return
  throw new FolderError(
    `${path} is there, and publish:static did not make it: it has no file ${MARK}. Nothing was written. ` +
      `Name another folder with --out, or move this one away; if an earlier version of publish:static made it, delete it.`,
  )
}

/** An empty folder is as good as none. */
async function kindOf(path: string): Promise<'absent' | 'ours' | 'foreign'> {
  const entry = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (!entry) return 'absent'
  if (!entry.isDirectory()) return 'foreign'
  const names = await readdir(path)
  if (names.length === 0) return 'ours'
  const isMarked = names.includes(MARK) && (await readFile(join(path, MARK), 'utf8')) === MARK_TEXT
  return isMarked ? 'ours' : 'foreign'
}
