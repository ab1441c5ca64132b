/**
 * `npm run test:mutants`: changes guards and rules, one place at a time, and sees whether a test notices (Stryker). All
 * folders of folders.ts, or those that are named behind `--`. SEED draws other mutants, MUTANTS so many of each folder.
 * Results stay in .ci-artefacts/mutants: what has not changed since is not tried again. Fails below LEAST_SCORE.
 */

import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { startEmbedded } from '#prisma/embedded/index'
import { FOLDERS, type MutatedFolder } from './folders'
import { idOf, listMutants } from './list.mjs'
import { makeSharedTemplate, SHARED_SERVER } from './shared-database'
import { withTemporaryFolder } from './temporary-folder'

const PROJECT = join(import.meta.dirname, '..', '..')
const REPORTS = '.ci-artefacts/mutants'
const LEAST_SCORE = 85
const SEED = process.env.SEED ?? '20261130'

interface Mutant {
  readonly mutatorName: string
  readonly replacement: string
  readonly status: string
  /** Lines and columns from 1. */
  readonly location: { readonly start: Place; readonly end: Place }
}

interface Place {
  readonly line: number
  readonly column: number
}

interface Report {
  readonly files: Record<string, { mutants: Mutant[]; readonly source: string }>
}

interface Tried extends Mutant {
  readonly fileName: string
  readonly source: string
}

const readReport = (path: string): Report => JSON.parse(readFileSync(path, 'utf8'))

function filesOf({ path }: MutatedFolder): readonly string[] {
  if (path.endsWith('.ts')) return [path]
  const names = readdirSync(join(PROJECT, path), { recursive: true, encoding: 'utf8' })
  return names
    .filter((name) => name.endsWith('.ts'))
    .map((name) => posix.join(path, name))
    .sort()
}

/** The ids of so many mutants, drawn by the seed: those stay drawn whose code has not changed. */
async function draw(files: readonly string[], count: number): Promise<ReadonlySet<string>> {
  const times = new Map<string, number>()
  const lots = (await listMutants(files)).map(({ id, text }) => {
    const time = times.get(text) ?? 0
    times.set(text, time + 1)
    return { id, lot: createHash('sha256').update(`${SEED}\0${text}\0${time}`).digest('hex') }
  })
  lots.sort((a, b) => (a.lot < b.lot ? -1 : 1))
  return new Set(lots.slice(0, count).map(({ id }) => id))
}

/**
 * Only what was noticed need not be tried again: what an earlier run did not draw may be drawn now, and that a new test
 * notices what happens while modules load, Stryker cannot know, as it counts for no test.
 */
function forgetUnnoticed(incrementalFile: string): void {
  if (!existsSync(incrementalFile)) return
  const report = readReport(incrementalFile)
  for (const file of Object.values(report.files)) file.mutants = file.mutants.filter(isNoticed)
  writeFileSync(incrementalFile, JSON.stringify(report))
}

const isNoticed = ({ status }: Mutant): boolean => status === 'Killed' || status === 'Timeout'

async function stryker(
  folder: MutatedFolder,
  files: readonly string[],
  ids: ReadonlySet<string>,
): Promise<Report | null> {
  const at = (name: string) => `${REPORTS}/${folder.name}${name}`
  const [config, drawn, report, incrementalFile] = [
    at('.config.json'),
    at('.drawn.json'),
    at('.json'),
    at('.last.json'),
  ]
  forgetUnnoticed(incrementalFile)
  writeFileSync(drawn, JSON.stringify([...ids]))
  const options = {
    mutate: files,
    testRunner: 'vitest',
    vitest: { configFile: 'tests/mutants/vitest.config.ts', related: false },
    plugins: ['@stryker-mutator/vitest-runner', `${PROJECT}/tests/mutants/checker.mjs`],
    checkers: ['drawn'],
    concurrency: 1,
    coverageAnalysis: 'perTest',
    incremental: true,
    incrementalFile,
    reporters: ['json', 'progress-append-only'],
    jsonReporter: { fileName: report },
    tempDirName: `${REPORTS}/tmp`,
    ignorePatterns: ['docs', '.next', '.data'],
    disableTypeChecks: false,
    dryRunTimeoutMinutes: 15,
    timeoutMS: 20_000,
    warnings: { slow: false },
  }
  writeFileSync(config, JSON.stringify(options))
  const status = await withTemporaryFolder(async (TMPDIR) => {
    const server = await startEmbedded({ dir: join(TMPDIR, 'shared'), durable: false, say: () => {} })
    await makeSharedTemplate(server.url)
    const { status } = spawnSync(
      process.execPath,
      ['node_modules/@stryker-mutator/core/bin/stryker.js', 'run', config],
      {
        cwd: PROJECT,
        stdio: ['ignore', 'inherit', 'inherit'],
        env: {
          ...process.env,
          TMPDIR,
          [SHARED_SERVER]: server.url,
          MUTANT_TESTS: JSON.stringify(folder.tests),
          MUTANTS_DRAWN: join(PROJECT, drawn),
        },
      },
    )
    await server.stop()
    return status
  })
  return status === 0 ? readReport(join(PROJECT, report)) : null
}

const triedOf = ({ files }: Report, ids: ReadonlySet<string>): readonly Tried[] =>
  Object.entries(files).flatMap(([fileName, { mutants, source }]) =>
    mutants
      .map((mutant) => ({ ...mutant, fileName, source }))
      .filter(({ location: { start, end }, ...mutant }) =>
        ids.has(idOf({ ...mutant, location: { start: fromZero(start), end: fromZero(end) } })),
      ),
  )

const fromZero = ({ line, column }: Place): Place => ({ line: line - 1, column: column - 1 })

/** Survivors as `file:line:column what was → what it was changed into`. */
function shown({ fileName, source, location: { start, end }, replacement, status }: Tried): string {
  const lines = source.split('\n').slice(start.line - 1, end.line)
  const last = lines.length - 1
  lines[last] = lines[last]!.slice(0, end.column - 1)
  lines[0] = lines[0]!.slice(start.column - 1)
  const short = (text: string) => text.replace(/\s+/g, ' ').slice(0, 90)
  const note = status === 'NoCoverage' ? ' (no test comes here)' : ''
  return `${fileName}:${start.line}:${start.column} ${short(lines.join('\n'))} → ${short(replacement)}${note}`
}

/** Whether the score is high enough. */
async function tryFolder(folder: MutatedFolder): Promise<boolean> {
  const files = filesOf(folder)
  const ids = await draw(files, Number(process.env.MUTANTS ?? folder.sample ?? Number.POSITIVE_INFINITY))
  console.log(`\n== ${folder.name}: ${ids.size} mutants, seed ${SEED} ==`)
  const report = await stryker(folder, files, ids)
  if (!report) return false
  const tried = triedOf(report, ids)
  const noticed = tried.filter(isNoticed)
  const left = tried.filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
  const late = noticed.filter(({ status }) => status === 'Timeout')
  const score = (100 * noticed.length) / (noticed.length + left.length)
  for (const mutant of left) console.log(shown(mutant))
  const neither = tried.length - noticed.length - left.length
  console.log(
    `${folder.name}: ${score.toFixed(1)} % (${noticed.length} noticed, ${late.length} of them by the time limit, ${left.length} not, ${neither} neither)`,
  )
  return score >= LEAST_SCORE
}

const names = process.argv.slice(2)
const unknown = names.find((name) => !FOLDERS.some((folder) => folder.name === name))
if (unknown) throw new Error(`No folder is called ${unknown}: ${FOLDERS.map(({ name }) => name).join(', ')}`)
process.chdir(PROJECT)
mkdirSync(REPORTS, { recursive: true })
let isWell = true
for (const folder of FOLDERS)
  if (names.length === 0 || names.includes(folder.name)) isWell = (await tryFolder(folder)) && isWell
process.exit(isWell ? 0 : 1)
