/** Text search: which projects a query finds, and what a half-typed one may mean. */

import { lookUp } from '#geo/look-up'
import '#server-only'
import type pg from 'pg'
import type { KindNames, Suggestion, Text } from '#geo/records'
import { townsOf } from '#geo/shapes/towns'
import { importOfSearch } from '#geo/text/import-search'
import { beginsWith, matchesTerms, relevanceQueries, searchTerms, searchTokens } from '#geo/text/search-tokens'
import { DISTRICT_KINDS, type Term } from '#geo/vocabulary'
import { database, pool, readPool } from '../client'
import { loadedSnapshot } from '../live/current-snapshot'
import { revisionOf } from '../live/replica'
import { table } from '../tables'
import { currentTerms } from './current-terms'
import { bilingual, isoDate } from './row-mapping'

const [p, d] = [table('Project', 'p'), table('District', 'd')]

/**
 * The nos that a relevance query alone finds, as the bytes of unsigned 32-bit numbers, high byte first, in
 * hexadecimal: a million rows as objects would hold the process up for a second.
 */
const packedSql = (n: number) =>
  `(SELECT coalesce(string_agg(int4send(${p.no}), ''::bytea), ''::bytea) FROM ${p} WHERE ${p.search} @@ $${n}::tsquery)`

const c = table('Change', 'c')
/** The nos of what one import has written and readers may see. */
const OF_IMPORT = `SELECT coalesce(string_agg(int4send(${p.no}), ''::bytea), ''::bytea) AS "nos" FROM ${p}
  WHERE ${p.id} IN (SELECT ${c.recordId} FROM ${c} WHERE ${c.importId} = $1 AND ${c.record} = 'project')`

/** Of the replica where there is one and it has the revision, and of the database itself otherwise. */
async function byIndex<R extends pg.QueryResultRow>(sql: string, values: unknown[], revision: number): Promise<R[]> {
  const rows = readPool() === pool() ? null : await byIndexOf<R>(readPool(), sql, values, revision).catch(tell)
  return rows ?? (await byIndexOf<R>(pool(), sql, values, 0))!
}

const tell = (error: Error) => {
  console.error(`The replica could not be searched: ${error.message}`)
  return null
}

/**
 * Runs one query without sequential scans: the planner cannot know how slow it is to read a long `search` column. It
 * would also be read where the list of matching rows does not fit into `work_mem`. Null where the database has not
 * come to `revision` yet.
 */
async function byIndexOf<R extends pg.QueryResultRow>(
  of: pg.Pool,
  sql: string,
  values: unknown[],
  revision: number,
): Promise<R[] | null> {
  const client = await of.connect()
  let broken: Error | undefined
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const isBehind = revision > 0 && (await revisionOf(client)) < revision
    await client.query(
      "SELECT set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true), set_config('work_mem', '64MB', true)",
    )
    const rows = isBehind ? null : (await client.query<R>(sql, values)).rows
    await client.query('COMMIT')
    return rows
  } catch (error) {
    broken = error as Error
    throw error
  } finally {
    client.release(broken) // a connection that failed half-way is not given out again
  }
}

/**
 * The nos of the projects that `q` finds in the revision, or a later one (or that an import brought, see
 * importSearch): in their name; with who and where; with
 * labels; in running text. Each no once, where it fits best. The index alone answers.
 */
export async function findProjects(q: string, revision = 0): Promise<Uint32Array[]> {
  const importId = importOfSearch(q)
  if (importId !== null) {
    const [row] = await byIndex<{ nos: Buffer }>(OF_IMPORT, [importId], revision)
    return [unpacked(row!.nos)]
  }
  const queries = relevanceQueries(q)
  if (queries === null) return []
  const better = (i: number) => (i === 0 ? '' : ` & !(${queries[i - 1]})`)
  const alone = queries.map((query, i) => `(${query})${better(i)}`)
  const columns = alone.map((_, i) => `${packedSql(i + 1)} AS "${i}"`)
  const [row] = await byIndex<Record<string, Buffer>>(`SELECT ${columns.join(', ')}`, alone, revision)
  return alone.map((_, i) => unpacked(row![i]!))
}

function unpacked(packed: Buffer): Uint32Array {
  packed.swap32() // the machine's order is low byte first
  return new Uint32Array(packed.buffer.slice(packed.byteOffset, packed.byteOffset + packed.length))
}

/** Of districts, events, places and organisations, at most this many of each are looked through. */
const MAX_ROWS = 5000
const DEFAULT_LIMIT = 8
const MAX_LIMIT = 50

interface Candidate extends Suggestion {
  readonly rank: number
  readonly aliases: readonly string[]
}

/** The kinds of suggestion that fit equally well, in the order in which they stand. */
const TYPES: readonly Suggestion['type'][] = ['district', 'event', 'project', 'place', 'organisation']

/**
 * At most `limit` things that `q` may mean: those whose name begins with it, then those that hold it in their name,
 * then others.
 */
export async function suggest(q: string, kinds: KindNames, limit = DEFAULT_LIMIT): Promise<Suggestion[]> {
  const terms = searchTerms(q)
  const queries = relevanceQueries(q)
  const most = Math.min(Math.max(Math.trunc(limit), 0), MAX_LIMIT)
  if (queries === null || most === 0) return []
  const lists = await Promise.all([
    projects(queries, most),
    districts(),
    events(),
    places(),
    organisations(kinds.organisation),
  ])
  const [found, ...others] = lists
  const named = [...others.flat(), ...towns(kinds.town)].filter((candidate) => matchesTerms(tokensOf(candidate), terms))
  return [...found, ...named]
    .map((candidate) => ({ ...candidate, rank: candidate.rank + (isBeginning(candidate, q) ? 1 : 0) }))
    .sort((a, b) => b.rank - a.rank || TYPES.indexOf(a.type) - TYPES.indexOf(b.type))
    .slice(0, most)
    .map(({ type, slug, name, hint, at }) => ({ type, slug, name, hint, ...(at && { at }) }))
}

const NAMED = 4

/** The best rank of no more than $5 matches of each relevance query, $1 to $4. */
const RANKED = `
  SELECT "no", max("rank") AS "rank" FROM (
    ${[1, 2, 3, 4].map((n) => `(SELECT ${p.no}, ${5 - n} AS "rank" FROM ${p} WHERE ${p.search} @@ $${n}::tsquery LIMIT $5)`).join(' UNION ALL ')}
  ) AS "found" GROUP BY "no"`

interface ProjectRow extends Named {
  readonly aliases: string[]
  readonly shortZh: string
  readonly shortEn: string
  readonly rank: number
}

async function projects(queries: readonly string[], limit: number): Promise<Candidate[]> {
  const rows = await byIndex<ProjectRow>(
    `SELECT ${p.slug}, ${p.nameZh}, ${p.nameEn}, coalesce(${p.aliases}, '{}') AS "aliases", ${d.shortZh}, ${d.shortEn}, r."rank"
      FROM (${RANKED} ORDER BY "rank" DESC, "no" LIMIT $5) AS r
      JOIN ${p} ON ${p.no} = r."no" JOIN ${d} ON ${d.id} = ${p.districtId} ORDER BY r."rank" DESC, r."no"`,
    [...queries, limit],
    loadedSnapshot()?.revision ?? 0,
  )
  return rows.map((row) => ({
    type: 'project',
    slug: row.slug,
    name: bilingual(row.nameZh, row.nameEn),
    hint: bilingual(row.shortZh, row.shortEn),
    aliases: row.aliases,
    rank: row.rank,
  }))
}

interface Named {
  readonly slug: string
  readonly nameZh: string
  readonly nameEn: string
}

const candidate = (type: Suggestion['type'], row: Named, hint: Text, aliases: readonly string[] = []): Candidate => ({
  type,
  slug: row.slug,
  name: bilingual(row.nameZh, row.nameEn),
  hint,
  aliases,
  rank: NAMED,
})

const labelsOf = (table: readonly Term[], value: string): Text => {
  const term = table.find((one) => one.value === value)
  return bilingual(term?.zh ?? value, term?.en ?? value)
}

const ORDER = { orderBy: { id: 'asc' }, take: MAX_ROWS } as const

async function districts(): Promise<Candidate[]> {
  const rows = await database().district.findMany(ORDER)
  return rows.map((row) =>
    candidate('district', row, labelsOf(DISTRICT_KINDS, row.kind), [...row.aliases, row.shortZh, row.shortEn]),
  )
}

/** A day, month or year of an event, as long as it is known. */
const KNOWN_PART = { day: 10, month: 7, year: 4 } as const

async function events(): Promise<Candidate[]> {
  const rows = await database().event.findMany(ORDER)
  return rows.map((row) => {
    const date = isoDate(row.date).slice(0, lookUp(KNOWN_PART, row.datePrecision))
    return candidate('event', row, bilingual(date, date))
  })
}

async function places(): Promise<Candidate[]> {
  const rows = await database().place.findMany({ ...ORDER, include: { district: true } })
  const { place } = await currentTerms()
  return rows.map((row) => {
    const kind = labelsOf(place, row.kind)
    const hint = row.district
      ? bilingual(`${row.district.shortZh} · ${kind.zh}`, `${row.district.shortEn} · ${kind.en}`)
      : kind
    const found = candidate('place', row, hint, row.aliases)
    return row.lng === null || row.lat === null ? found : { ...found, at: [row.lng, row.lat] }
  })
}

/** The towns that the built-in map names. They are no records: the map goes there. */
function towns(hint: Text): Candidate[] {
  const shapes = loadedSnapshot()?.shapes
  return shapes
    ? townsOf(shapes).map(({ id, name, at }) => ({ type: 'place', slug: id, name, hint, aliases: [], rank: NAMED, at }))
    : []
}

async function organisations(hint: Text): Promise<Candidate[]> {
  const rows = await database().organisation.findMany(ORDER)
  return rows.map((row) => candidate('organisation', row, hint, row.aliases))
}

const textsOf = ({ name, aliases }: Candidate): string[] => [name.zh, name.en, ...aliases]

/** Tokens by the texts they are of, so that a name is cut up once and not at every keystroke. */
const known = new Map<string, string[]>()

function tokensOf(one: Candidate): string[] {
  const texts = textsOf(one)
  const key = texts.join('\n')
  const found = known.get(key) ?? searchTokens(texts)
  if (known.size >= 4 * MAX_ROWS) known.clear()
  known.set(key, found)
  return found
}

const isBeginning = (one: Candidate, q: string): boolean => textsOf(one).some((name) => beginsWith(name, q))
