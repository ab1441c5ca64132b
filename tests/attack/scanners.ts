/** The two scanners, from Debian: what each is asked to try, and what it found. */

import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import Papa from 'papaparse'
import { installPackages } from '../support/installing/install-packages'

const PACKAGES = ['sqlmap', 'wapiti'] as const
/** All but those that need a server of theirs on the internet (ssrf, xxe) or only name what software is used. */
const WAPITI_MODULES =
  'backup,blindsql,cookieflags,crlf,csp,csrf,exec,file,http_headers,methods,permanentxss,redirect,shellshock,sql,xss'

/** Installed first where they are absent: with apt-get, as root. Throws where they cannot be had. */
export function ensureScanners(): void {
  const absent = PACKAGES.filter((name) => !existsSync(`/usr/bin/${name}`))
  if (absent.length > 0) installPackages(...absent)
  if (PACKAGES.some((name) => !existsSync(`/usr/bin/${name}`)))
    throw new Error(`As root: apt-get install ${PACKAGES.join(' ')}`)
}

export interface Finding {
  readonly what: string
  /** Sent again it shows what was found. */
  readonly request: string
}

/** Crawls from `start` for some time, then tries each attack for some time. */
export async function wapiti(folder: string, start: string, seconds: number): Promise<Finding[]> {
  const report = join(folder, `wapiti-${new URL(start).port}.json`)
  const options = [
    ...['-u', start, '--scope', 'domain', '-d', '4', '-m', WAPITI_MODULES, '-f', 'json', '-o', report],
    ...['--max-scan-time', `${seconds}`, '--max-attack-time', `${seconds}`, '--max-parameters', '20'],
    ...['--store-session', folder, '--flush-session', '--no-bugreport', '-v', '1'],
  ]
  await run('wapiti', options, join(folder, 'wapiti.log'))
  const { vulnerabilities, anomalies } = JSON.parse(await readFile(report, 'utf8')) as WapitiReport
  return [vulnerabilities, anomalies].flatMap((kinds) =>
    Object.entries(kinds).flatMap(([kind, list]) =>
      list.map(({ info, method, path, http_request }) => ({
        what: `${kind}: ${info}`,
        request: http_request ?? `${method} ${path}`,
      })),
    ),
  )
}

interface WapitiReport {
  readonly vulnerabilities: Readonly<Record<string, readonly WapitiFinding[]>>
  readonly anomalies: Readonly<Record<string, readonly WapitiFinding[]>>
}

interface WapitiFinding {
  readonly info: string
  readonly method: string
  readonly path: string
  readonly http_request?: string
}

/** Tries every parameter of every address, and the places marked by `*`, for injected SQL. */
export async function sqlmap(folder: string, addresses: readonly string[]): Promise<Finding[]> {
  const [targets, results] = [join(folder, 'targets.txt'), join(folder, 'sqlmap.csv')]
  await writeFile(targets, addresses.join('\n'))
  const options = [
    ...['-m', targets, '--results-file', results, '--output-dir', join(folder, 'sqlmap')],
    ...['--batch', '--flush-session', '--disable-coloring', '--skip-waf', '--dbms', 'PostgreSQL'],
    ...[
      '--level',
      '2',
      '--risk',
      '1',
      '--technique',
      'BEUS',
      '--union-cols',
      '1-10',
      '--text-only',
      '--ignore-code',
      '400,401,403,404,422',
    ],
  ]
  await run('sqlmap', options, join(folder, 'sqlmap.log'))
  const csv = existsSync(results) ? await readFile(results, 'utf8') : ''
  const { data } = Papa.parse<Readonly<Record<string, string>>>(csv, { header: true, skipEmptyLines: true })
  return data
    .filter((row) => row['Technique(s)'] && !row['Note(s)']?.includes('false positive'))
    .map((row) => ({ what: `injected SQL (${row['Technique(s)']}) by ${row.Parameter}`, request: row['Target URL']! }))
}

/** Its words go to `log`. Throws where it cannot be started; how it ends says nothing of what it found. */
async function run(program: string, options: readonly string[], log: string): Promise<void> {
  const output = openSync(log, 'a')
  try {
    const child = spawn(program, options, { stdio: ['ignore', output, output] })
    await new Promise<void>((resolve, reject) => {
      child.on('error', reject)
      child.on('close', () => resolve())
    })
  } finally {
    closeSync(output)
  }
}
