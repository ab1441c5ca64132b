/** A database for the tests of one file, with one who changes it and, while a test runs, one who listens to it. */

import pg from 'pg'
import { afterAll, afterEach, beforeAll } from 'vitest'
import type { RevisionWatch } from '#prisma/live/revision-listener'
import { startTestDatabase, type TestDatabase } from '../../support/database'

/** To be called once, beside the tests: before them it is empty, after each of them nobody listens. */
export function revisionDatabase() {
  let server: TestDatabase
  let client: pg.Client
  const database = {
    watch: null as RevisionWatch | null,
    get url() {
      return server.url
    },
    get client() {
      return client
    },
    revision: async (): Promise<number> => (await client.query('select number from "Revision"')).rows[0].number,
  }
  beforeAll(async () => {
    server = await startTestDatabase()
    client = new pg.Client({ connectionString: server.url })
    await client.connect()
  })
  afterEach(() => database.watch?.stop())
  afterAll(async () => {
    await client?.end()
    await server?.stop()
  })
  return database
}

/** A change that is public, and raises the revision. */
export const district = (id: string) =>
  `insert into "District" (id, slug, kind, "cityId", "nameZh", "nameEn", "shortZh", "shortEn")
    values ('${id}', '${id}', 'zone', '320500', '区', 'District', '区', 'D');`
