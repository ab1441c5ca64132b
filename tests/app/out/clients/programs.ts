/**
 * Programs that read the map's open interface and that no test of every day waits for: QGIS, Esri's JavaScript, a
 * linter of its documents.
 */

import { spawnSync } from 'node:child_process'
import { copyFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { installPackages } from '../../../support/installing/install-packages'
import { ensurePackage } from '../../../support/installing/npm-package'

const PROJECT = join(import.meta.dirname, '..', '..', '..', '..')
const FOLDER = join(PROJECT, '.ci-artefacts', 'clients')
const LINT_FOLDER = join(PROJECT, '.ci-artefacts', 'redocly')
const QGIS = 'python3-qgis'
/** Under Esri's licence: it is put into a folder of this one command, and nothing that is shipped holds any of it. */
const ESRI = '@arcgis/core@5.1.25'
const REDOCLY = '@redocly/cli@2.77.0'

/** Why they are not tested with; null: they are. */
export const whyNoClients = (): string | null => (process.env.WITH_CLIENTS ? null : 'not run: npm run test:clients')

/** Installs QGIS for Python from Debian, as root, where it is absent. Throws where it cannot be had. */
export function ensureQgis(): void {
  if (hasQgis()) return
  installPackages(QGIS)
  if (!hasQgis()) throw new Error(`No QGIS to test with: as root, apt-get install ${QGIS}`)
}

const hasQgis = () => spawnSync('/usr/bin/python3', ['-c', 'import qgis.core'], { stdio: 'ignore' }).status === 0

/** A folder to serve whose index.html runs `script`, bundled with Esri's client. Throws where that cannot be had. */
export async function esriPage(script: string): Promise<string> {
  await ensurePackage(FOLDER, ESRI)
  await copyFile(script, join(FOLDER, 'page.js'))
  await writeFile(join(FOLDER, 'index.html'), '<!doctype html><script type="module" src="/out/page.js"></script>')
  const options = ['--bundle', '--format=esm', '--splitting', '--outdir=out', '--loader:.css=text', '--log-level=error']
  run(FOLDER, join(PROJECT, 'node_modules', 'esbuild', 'bin', 'esbuild'), 'page.js', ...options)
  return FOLDER
}

export interface LintProblem {
  readonly ruleId: string
  readonly severity: string
  readonly message: string
}

/** What Redocly's linter finds in an OpenAPI document, by its strictest rules. Throws where it cannot be had. */
export async function lintProblems(document: object): Promise<readonly LintProblem[]> {
  await ensurePackage(LINT_FOLDER, REDOCLY)
  await writeFile(join(LINT_FOLDER, 'redocly.yaml'), 'extends: [recommended-strict]\n')
  await writeFile(join(LINT_FOLDER, 'document.json'), JSON.stringify(document))
  const program = join('node_modules', '.bin', 'redocly')
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }
  const { stdout, stderr } = spawnSync(program, ['lint', '--format=json', 'document.json'], {
    ...{ cwd: LINT_FOLDER, env, encoding: 'utf8', timeout: 120_000 },
  })
  if (!stdout.startsWith('{')) throw new Error(`The linter said nothing: ${stderr}`)
  return (JSON.parse(stdout) as { problems: LintProblem[] }).problems
}

function run(cwd: string, program: string, ...options: string[]): void {
  const { status, error } = spawnSync(program, options, { cwd, stdio: 'inherit', timeout: 900_000 })
  if (status !== 0) throw new Error(`${program} ${options[0]}: ${error?.message ?? `ended with ${status}`}`)
}
