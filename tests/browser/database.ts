/** The database of the server under test, from outside: rows, and its end and return. */

import pg from 'pg'
import { shutDown } from '#prisma/embedded/cluster'
import { findHome } from '#prisma/embedded/home'
import { startEmbedded } from '#prisma/embedded/index'

const given = () => JSON.parse(process.env.BROWSER_TEST_DATABASE ?? '{}') as { url: string; dir: string }

/** Turns the database off under the running server. */
export async function stopDatabase(): Promise<void> {
  await shutDown(await findHome(given().dir, () => {}))
}

/** Turns it on again at the same address. */
export async function startDatabase(): Promise<void> {
  const { url, dir } = given()
  await startEmbedded({ dir, durable: false, port: Number(new URL(url).port), say: () => {} })
}

export async function query(text: string): Promise<void> {
  const client = new pg.Client({ connectionString: given().url })
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}
