/** A row of a list says the date of the newest source that the project's page names. */

import { afterAll, beforeAll, expect, it } from 'vitest'
import { dateText } from '#geo/text/date-text'
import { newestDate } from '#geo/text/source-age'
import { pool } from '#prisma/client'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { readProjects } from '#prisma/read/projects'
import { datedRows } from '#prisma/read/source-dates'
import { startSeeded } from '../../support/app'

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startSeeded()
})
afterAll(() => stop?.())

/** Read anew: what is known of a snapshot is kept with it. */
async function listed() {
  const snapshot = { ...(await currentSnapshot()) }
  const { rows, isExact } = await datedRows(
    snapshot,
    Array.from({ length: snapshot.count }, (_, row) => row),
  )
  return { isExact, revision: snapshot.revision, of: new Map(rows.map(({ no, asOf }) => [no, asOf])) }
}

async function onPages() {
  const { no } = await currentSnapshot()
  return new Map(
    (await readProjects([...no])).map((project) => {
      const newest = newestDate(project.sources)
      return [project.no, newest && dateText(newest.date, newest.precision)]
    }),
  )
}

it('whichever of its values, its place or its parts cites that source', async () => {
  const { of, isExact } = await listed()
  expect(of.size).toBeGreaterThan(15)
  expect(of).toEqual(await onPages())
  expect(isExact).toBe(true)
})

it('of several sources the newest counts, of one day the most exact, and none where no source has a date', async () => {
  await pool().query(`UPDATE "Source" SET "publishedOn" = NULL, "publishedPrecision" = NULL`)
  expect([...new Set((await listed()).of.values())]).toEqual([null])
  const { rows } = await pool().query<{ id: string }>('SELECT id FROM "Source" ORDER BY id')
  for (const [i, { id }] of rows.entries())
    await pool().query('UPDATE "Source" SET "publishedOn" = $2, "publishedPrecision" = $3 WHERE id = $1', [
      id,
      ['2022-01-01', '2022-01-01', '2021-12-31'][i % 3],
      ['year', 'month', 'day'][i % 3],
    ])
  const { of, isExact, revision } = await listed()
  expect(of).toEqual(await onPages())
  expect(new Set(of.values()).size).toBeGreaterThan(1)
  // The snapshot may be of before, and then what is said of it does not hold for ever.
  const now = await pool().query<{ number: number }>('SELECT number FROM "Revision"')
  expect(isExact).toBe(revision === now.rows[0]!.number)
})
