/**
 * Text search at size: the first time from PostgreSQL's index, then kept; for tiles, the list by relevance and facets.
 */

import { facets } from '#geo/query/facets'
import { page } from '#geo/query/list-rows'
import { encodeTile } from '#geo/tiles/tiles'
import { disconnect, pool } from '#prisma/client'
import { closeSnapshot, currentSnapshot } from '#prisma/live/current-snapshot'
import { findProjects } from '#prisma/read/search'
import { selected } from '#prisma/read/selected-projects'
import { fillSynthetic } from '#prisma/synthetic/write'
import { startTestDatabase } from '../../support/database'
import type { Line } from '../table'
import { timed, times } from './measure'
import { say } from './say'

/** In every name; in one of six; in a few. All in names only, so that SQL can count them. */
const TERMS = ['样例', '青禾', '样例2999'] as const
const ROUNDS = 9
const TILE = [8, 213, 104] as const

export async function* searchLines(projects: number, seed: number): AsyncGenerator<Line> {
  const database = await startTestDatabase()
  try {
    say(`search: ${projects} projects with their search tokens, which takes a while`)
    await fillSynthetic(database.url, { projects, seed, say })
    process.env.DATABASE_URL = database.url
    await currentSnapshot()
    for (const term of TERMS) yield* await termLines(term)
  } finally {
    await closeSnapshot()
    await disconnect()
    await database.stop()
  }
}

async function termLines(term: string): Promise<Line[]> {
  say(`search: ${term}`)
  const { selection } = await selected({ q: term })
  const { rows } = await pool().query<{ n: string }>('select count(*) as n from "Project" where "nameZh" like $1', [
    `%${term}%`,
  ])
  if (selection.count !== Number(rows[0]!.n)) throw new Error(`${term}: ${selection.count}, SQL ${rows[0]!.n}`)
  const rounds = Array.from({ length: ROUNDS }, (_, i) => i)
  const index = await timed(rounds, () => findProjects(term), 1)
  // A space more is another text and the same search.
  const first = await timed(rounds, (i) => tileOf(term + ' '.repeat(i + 1)), 0)
  const kept = await timed(rounds, () => tileOf(term), 1)
  const list = await timed(rounds, () => listOf(term), 1)
  const counted = await timed(rounds, () => facetsOf(term), 1)
  const name = `Search for ${term} (${selection.count.toLocaleString('en')} found)`
  return [
    {
      what: `${name}: PostgreSQL; first tile; kept`,
      value: [index, first, kept].map(times).join('; '),
      aim: '',
      isMet: null,
    },
    {
      what: `${name}: kept, the first hundred by relevance; facets`,
      value: [list, counted].map(times).join('; '),
      aim: '',
      isMet: null,
    },
  ]
}

async function tileOf(q: string): Promise<Uint8Array> {
  const { snapshot, selection } = await selected({ q })
  return encodeTile(snapshot, selection, ...TILE)
}

async function listOf(q: string) {
  const { snapshot, selection, searchRanks } = await selected({ q })
  return page(snapshot, selection, { sort: 'relevance', limit: 100, locale: 'zh', searchRanks })
}

async function facetsOf(q: string) {
  const { snapshot, searchRanks } = await selected({ q })
  return facets(snapshot, { q }, searchRanks)
}
