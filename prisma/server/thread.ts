/** Threads of this process that do what would hold its readers up. */

import '#server-only'
import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { Worker, type WorkerOptions } from 'node:worker_threads'

/** `prisma/<name>/worker.ts`, which build.ts bundles. */
export type ThreadName = 'import' | 'snapshot'

/** The thread is told its file in words: a bundler that sees the path takes the file, and tsx and esbuild with it, into its bundle. */
export function startThread(name: ThreadName, options: WorkerOptions): Worker {
  const built = `${process.cwd()}/.next/${name}-worker.mjs`
  const isBuilt = process.env.NODE_ENV === 'production' && existsSync(built)
  const { href } = pathToFileURL(isBuilt ? built : `${process.cwd()}/prisma/${name}/from-source.mjs`)
  return new Worker(`import(${JSON.stringify(href)})`, { eval: true, execArgv: [], ...options })
}
