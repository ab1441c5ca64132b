/** Several statements that hold together or not at all. */

import '#server-only'
import { pool, writePool } from './client'
import { type Query, queryOf } from './query'

/** Runs `work` in one transaction: committed when it comes back, rolled back when it throws. */
export async function transaction<Result>(work: (query: Query) => Promise<Result>): Promise<Result> {
  const client = await writePool().connect()
  let broken: Error | undefined
  try {
    await client.query('BEGIN')
    const result = await work(queryOf(client))
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch((failure: Error) => {
      broken = failure
    })
    throw error
  } finally {
    client.release(broken) // a connection that could not roll back is not given out again
  }
}

/** Single statements outside a transaction. */
export const query: Query = (sql, values) => queryOf(pool())(sql, values)
