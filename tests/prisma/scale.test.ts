/** PostgreSQL and the snapshot read from it agree, at ten thousand made-up projects. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rankRows } from '#geo/query/search-ranks'
import { select } from '#geo/query/select'
import type { Snapshot } from '#geo/snapshot/snapshot'
import { relevanceQueries } from '#geo/text/search-tokens'
import { tileFeatures } from '#geo/tiles/tiles'
import { disconnect, pool } from '#prisma/client'
import { nextSnapshot } from '#prisma/live/snapshot/read'
import { findProjects } from '#prisma/read/search'
import { fillSynthetic } from '#prisma/synthetic/write'
import { allTilesAt } from '../bench/scale/data'
import { startTestDatabase, type TestDatabase } from '../support/database'

let server: TestDatabase
let snapshot: Snapshot

beforeAll(async () => {
  server = await startTestDatabase()
  process.env.DATABASE_URL = server.url
  await fillSynthetic(server.url, { projects: 10_000, seed: 3 })
  snapshot = await nextSnapshot(server.url, null)
})
afterAll(async () => {
  await disconnect()
  await server?.stop()
})

const LATEST = '(select max(m.date) from "Milestone" m where m."projectId" = p.id)'

describe('the tiles of a zoom add up to the SQL count', () => {
  it.each([
    ['nothing', {}, 'true'],
    ['sectors', { sector: ['biomed', 'sports'] }, `p.sector in ('biomed', 'sports')`],
    ['districts', { district: ['320571'] }, `p."districtId" = '320571'`],
    ['kinds', { kind: ['base', 'headquarters'] }, `p.kind in ('base', 'headquarters')`],
    ['statuses', { status: ['unknown', 'settled'] }, `p.status is null or p.status = 'settled'`],
    ['precisions', { precision: ['district', 'city'] }, `p.lng is null`],
    [
      'events',
      { event: ['sample-event-2023'] },
      `exists (select from "Milestone" m where m."projectId" = p.id and m."eventId" = 'sample-event-2023')`,
    ],
    ['dates', { since: '2020-01-01', until: '2022-06-30' }, `${LATEST} between '2020-01-01' and '2022-06-30'`],
    ['amounts', { amountMin: 1e8, amountMax: 5e8 }, `p."amountCny" between 1e8 and 5e8`],
  ] as const)('under a filter of %s', async (_, filters, condition) => {
    const { rows } = await pool().query(`select count(*)::int as n from "Project" p where ${condition}`)
    const selection = select(snapshot, filters)
    expect(rows[0].n).toBeGreaterThan(0)
    expect(selection.count).toBe(rows[0].n)
    for (const z of [4, 8, 10, 12]) {
      const marks = allTilesAt(snapshot, z).flatMap((one) => tileFeatures(snapshot, selection, ...one))
      const sum = marks.reduce((total, { properties }) => total + ('n' in properties ? properties.n : 1), 0)
      expect(sum).toBe(rows[0].n)
    }
  })

  it('under a text search', async () => {
    const found = rankRows(snapshot, await findProjects('青禾'))
    const { rows } = await pool().query(`select count(*)::int as n from "Project" where "nameZh" like '%青禾%'`)
    expect(found.filter(Boolean).length).toBe(rows[0].n)
    const selection = select(snapshot, { q: '青禾' }, found)
    const marks = allTilesAt(snapshot, 9).flatMap((one) => tileFeatures(snapshot, selection, ...one))
    expect(marks.reduce((sum, { properties: p }) => sum + ('n' in p ? p.n : 1), 0)).toBe(rows[0].n)
  })
})

it('the search asks the index, and reads no whole table', async () => {
  const client = await pool().connect()
  try {
    await client.query("begin; set local enable_seqscan = 'off'")
    const { rows } = await client.query('explain select "no" from "Project" where "search" @@ $1::tsquery', [
      relevanceQueries('样例99')![0],
    ])
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    expect(plan).toContain('Project_search_idx')
    expect(plan).not.toContain('Seq Scan')
  } finally {
    await client.query('rollback')
    client.release()
  }
})
