import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { freePort } from '#prisma/embedded/cluster'
import { killQuietly, temporaryFolder } from './database'
import { installPackages } from './installing/install-packages'
import { until } from './until'

const BINARY = '/usr/sbin/nginx'
const PACKAGE = 'nginx-light'
const SETTINGS = join(import.meta.dirname, '..', '..', 'docs', 'nginx.conf')

/** Debian's nginx, installed first where it is absent: with apt-get, as root. Why there is none; null: there is. */
export function ensureNginx(): string | null {
  if (!existsSync(BINARY)) installPackages(PACKAGE)
  return existsSync(BINARY) ? null : `none: as root, apt-get install ${PACKAGE}`
}

export interface Nginx {
  readonly url: string
  stop(): Promise<void>
}

/**
 * nginx with the settings of docs/nginx.conf before these two ports, in a temporary folder, on a free port of this
 * machine alone.
 */
export async function startNginx([first, second]: readonly [number, number]): Promise<Nginx> {
  const folder = await temporaryFolder('landing-nginx-')
  const port = await freePort()
  const site = (await readFile(SETTINGS, 'utf8'))
    .replace('127.0.0.1:3001', `127.0.0.1:${first}`)
    .replace('127.0.0.1:3002', `127.0.0.1:${second}`)
    .replace('127.0.0.1:8080', `127.0.0.1:${port}`)
    .replace('/var/cache/nginx/landing', join(folder, 'cache'))
  mkdirSync(join(folder, 'temp'))
  writeFileSync(join(folder, 'nginx.conf'), wrapped(folder, site))
  const server = spawn(BINARY, ['-p', folder, '-c', join(folder, 'nginx.conf')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  server.stderr.on('data', (text) => {
    said += text
  })
  const kill = () => killQuietly(server.pid!)
  process.once('exit', kill)
  const url = `http://127.0.0.1:${port}`
  await until(async () => {
    if (server.exitCode !== null) throw new Error(`nginx did not start: ${said}`)
    return fetch(`${url}/api/health`).then(
      (response) => response.ok,
      () => false,
    )
  }, 60_000)
  return {
    url,
    async stop() {
      server.kill('SIGQUIT')
      await until(() => server.exitCode !== null || server.signalCode !== null)
      process.off('exit', kill)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** What Debian's own nginx.conf would say around a site. */
const wrapped = (folder: string, site: string): string => `
${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log stderr warn;
events { worker_connections 1024; }
http {
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/temp/${name};`).join('\n  ')}
  ${site}
}`
