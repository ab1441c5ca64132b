/** Running Next, its command line or our server around it, as a child that dies with this process. */

import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

export const PROJECT = join(import.meta.dirname, '..', '..')
export const WEB = join(PROJECT, '.next', 'web.mjs')

export interface Child {
  kill(signal: NodeJS.Signals): void
  /** The exit code; 1 where a signal ended it. */
  readonly ended: Promise<number>
}

/** Next's own command line. `stopping` ends it early. */
export function next(args: readonly string[], env: NodeJS.ProcessEnv, stopping?: AbortSignal): Child {
  const cli = join(PROJECT, 'node_modules', 'next', 'dist', 'bin', 'next')
  return run([cli, ...args], { ...env, NODE_ENV: args[0] === 'dev' ? 'development' : 'production' }, stopping)
}

/** The server of the build (http-server.ts, bundled by build.ts), on PORT of HOST. */
export const web = (env: NodeJS.ProcessEnv, stopping?: AbortSignal): Child =>
  run([WEB], { ...env, NODE_ENV: 'production' }, stopping)

function run(args: readonly string[], env: NodeJS.ProcessEnv, stopping?: AbortSignal): Child {
  const preload = pathToFileURL(join(import.meta.dirname, 'with-parent.mjs')).href
  const child = spawn(process.execPath, ['--import', preload, ...args], {
    cwd: PROJECT,
    env: { ...env, NEXT_TELEMETRY_DISABLED: '1', LANDING_PARENT: String(process.pid) },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
  stopping?.addEventListener('abort', () => child.kill('SIGTERM'), { once: true })
  return { kill: (signal) => child.kill(signal), ended }
}
