/** Fills a database of its own with synthetic projects, and marks it so. */

import '#server-only'
import { SYNTHETIC_EVENTS, type SyntheticProject, syntheticProjects } from '#geo/synthetic/projects'
import type { Vocabularies } from '#geo/terms'
import { clientOf } from '../connection'
import { type Query, queryOf } from '../query'
import { RECORD_MODELS } from '../records/edited'
import { searchColumn } from '../search-index'
import { checkSeed } from '../seed/check'
import { foundingData } from '../seed/data'
import { syntheticMark, writeSyntheticMark } from '../seed/synthetic-mark'
import { type Column, insertOf, list, type Model, type NewRow, table } from '../tables'
import { readTerms } from '../vocabulary/terms'

export interface SyntheticOptions {
  readonly projects: number
  readonly seed: number
  /** False leaves the search column empty, which is most of the work: for measuring what does not read it. */
  readonly searchable?: boolean
  readonly say?: (line: string) => void
}

type NamesOfDistricts = ReadonlyMap<string, readonly string[]>

/** Rows per statement. */
const BATCH = 2000
const [p, d] = [table('Project'), table('District')]
const NO: Column<'Project'> = 'no'

/**
 * Writes `projects` synthetic projects, the districts they stand in and a few events, in one transaction: the same
 * for the same seed. False where they are there already; other synthetic data is replaced. Throws where the database
 * holds records that are not marked synthetic.
 */
export async function fillSynthetic(
  url: string,
  { projects, seed, searchable = true, say = () => {} }: SyntheticOptions,
): Promise<boolean> {
  const settings = `projects=${projects} seed=${seed}`
  const client = clientOf(url, { statement_timeout: 0 })
  const query = queryOf(client)
  await client.connect()
  try {
    await client.query('BEGIN')
    await client.query(`SELECT set_config('landing.past', 'off', true)`)
    const mark = await syntheticMark(query)
    if (mark === settings) return false
    await makeRoom(query, mark !== null)
    await writeSyntheticMark(query, settings)
    const around = await writeGround(query)
    const terms = await readTerms(query)
    const toRow = (project: SyntheticProject) =>
      projectRow(project, searchable ? searchOf(project, around, terms) : null)
    const rows = syntheticProjects(projects, seed)
    await withoutIndex(query, 'Project_search_idx', () => writeProjects(query, rows, toRow, say))
    await query(`SELECT setval(pg_get_serial_sequence('${p}', '${NO}'), greatest(max(${p.no}), 1)) FROM ${p}`, [])
    await client.query('SELECT begin_past()')
    await client.query('COMMIT')
    await client.query('VACUUM ANALYZE')
    return true
  } finally {
    await client.end() // rolls back what was not committed
  }
}

async function makeRoom(query: Query, isMarked: boolean): Promise<void> {
  if (!isMarked) {
    const records = await query(`SELECT 1 FROM ${p} UNION ALL SELECT 1 FROM ${d} LIMIT 1`, [])
    if (records.length > 0)
      throw new Error(
        'This database holds records that are not synthetic, and synthetic data is never mixed with them. Name an empty database in DATABASE_URL, or leave it out.',
      )
  }
  // All in one statement, since they refer to one another.
  await query(`TRUNCATE ${list([...RECORD_MODELS, 'SeedRecord'])} CASCADE`, [])
}

/** The districts by name alone, and the made-up events in Shenzhen. Comes back with the names of each district. */
async function writeGround(query: Query): Promise<NamesOfDistricts> {
  const districts = checkSeed(foundingData).districts.map((district) => ({
    ...district,
    summaryZh: null,
    summaryEn: null,
  }))
  await insert(query, 'District', districts)
  await insert(query, 'Place', [
    {
      id: 'sample-venue',
      slug: 'sample-venue',
      kind: 'venue',
      nameZh: '样例会场',
      nameEn: 'Sample venue',
      aliases: [],
      cityId: '440300',
      precision: 'city',
    },
  ])
  await insert(query, 'Event', SYNTHETIC_EVENTS.map(eventRow))
  const namesOf = (row: (typeof districts)[number]) => [
    row.nameZh,
    row.nameEn,
    row.shortZh,
    row.shortEn,
    ...row.aliases,
  ]
  return new Map(districts.map((district) => [district.id, namesOf(district)]))
}

const eventRow = ({ id, date }: (typeof SYNTHETIC_EVENTS)[number]): NewRow<'Event'> => ({
  id,
  slug: id,
  nameZh: `样例签约会 ${date.slice(0, 4)}`,
  nameEn: `Sample signing ${date.slice(0, 4)}`,
  date,
  datePrecision: 'day',
  placeId: 'sample-venue',
  districtId: '320505',
  categoriesZh: [],
  categoriesEn: [],
  summaryZh: '合成数据，不是真实活动。',
  summaryEn: 'Synthetic data, not a real event.',
})

async function writeProjects(
  query: Query,
  projects: Iterable<SyntheticProject>,
  toRow: (project: SyntheticProject) => ReturnType<typeof projectRow>,
  say: (line: string) => void,
): Promise<void> {
  let written = 0
  let before: Promise<void> = Promise.resolve()
  for (const batch of batches(projects)) {
    // Made while PostgreSQL stores the batch before.
    const rows = batch.map(toRow)
    const milestones = batch.flatMap(milestoneRow)
    await before
    before = insert(query, 'Project', rows).then(() => insert(query, 'Milestone', milestones))
    before.catch(() => {}) // told where it is awaited
    written += batch.length
    if (written % 100_000 === 0) say(`${written} projects`)
  }
  await before
}

function* batches(projects: Iterable<SyntheticProject>): Generator<SyntheticProject[]> {
  let batch: SyntheticProject[] = []
  for (const project of projects) {
    batch.push(project)
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

function projectRow(project: SyntheticProject, search: string | null): NewRow<'Project'> {
  const { cityId: _, events: __, date: ___, milestone: ____, ...row } = project
  return { ...row, nameEnOfficial: false, aliases: [], updatedAt: '2026-01-01T00:00:00Z', search }
}

const searchOf = (project: SyntheticProject, around: NamesOfDistricts, terms: Vocabularies): string =>
  searchColumn(
    {
      id: project.id,
      kind: project.kind,
      sector: project.sector,
      names: [project.nameZh, project.nameEn],
      around: [...around.get(project.districtId)!],
      specialty: [],
      summaries: [project.summaryZh, project.summaryEn],
    },
    terms,
  )

const milestoneRow = ({ id, milestone }: SyntheticProject): NewRow<'Milestone'>[] =>
  milestone ? [{ id: `${id}-m`, projectId: id, ...milestone, datePrecision: 'day' }] : []

async function insert<M extends Model>(query: Query, model: M, rows: readonly NewRow<M>[]): Promise<void> {
  if (rows.length === 0) return
  await query(insertOf(model, Object.keys(rows[0]!) as Column<M>[]), [JSON.stringify(rows)])
}

/** An index is built faster at the end than row by row. */
async function withoutIndex(query: Query, name: string, work: () => Promise<void>): Promise<void> {
  const [index] = await query<{ indexdef: string }>('SELECT "indexdef" FROM pg_indexes WHERE "indexname" = $1', [name])
  if (!index) throw new Error(`No index ${name}`)
  await query(`DROP INDEX "${name}"`, [])
  await work()
  await query(`SET LOCAL maintenance_work_mem = '256MB'`, [])
  await query(index.indexdef, [])
}
