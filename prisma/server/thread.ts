/** Threads of this process that do what would hold its readers up. */

import '#server-only'
import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { Worker, type WorkerOptions } from 'node:worker_threads'

/** The worker of each thread, from the project's folder; build.ts bundles them. */
export const WORKERS = {
  import: 'prisma/import/worker.ts',
  snapshot: 'prisma/live/snapshot/worker.ts',
  geometry: 'prisma/geometry/worker.ts',
  boundaries: 'prisma/boundaries/worker.ts',
} as const
export type ThreadName = keyof typeof WORKERS

/**
 * The thread is told its file in words: a bundler that sees the path takes the file, and tsx and esbuild with it,
 * into its bundle.
 */
export function startThread(name: ThreadName, options: WorkerOptions): Worker {
  const quoted = (path: string) => JSON.stringify(pathToFileURL(`${process.cwd()}/${path}`).href)
  const built = `.next/${name}-worker.mjs`
  const isBuilt = process.env.NODE_ENV === 'production' && existsSync(`${process.cwd()}/${built}`)
  const script = isBuilt
    ? `import(${quoted(built)})`
    : `import(${quoted('prisma/server/from-source.mjs')}).then(({ load }) => load(${quoted(WORKERS[name])}))`
  return new Worker(script, { eval: true, execArgv: [], ...options })
}
