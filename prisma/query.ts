/** How SQL is run, whoever holds the connection. */

import '#server-only'
import type pg from 'pg'

/** Runs one parameterised statement and returns its rows. */
export type Query = <Row>(sql: string, values: unknown[]) => Promise<Row[]>

/**
 * For two that share one connection, such as a transaction: a statement of one waits for that of the other, and is sent
 * when that has come back.
 */
export function oneByOne(query: Query): Query {
  let last: Promise<unknown> = Promise.resolve()
  return <Row>(sql: string, values: unknown[]) => {
    const result = last.then(() => query<Row>(sql, values))
    last = result.catch(() => {})
    return result
  }
}

/** Runs statements on one connection, or on any of a pool. */
export const queryOf =
  (connection: pg.ClientBase | pg.Pool): Query =>
  async <Row>(sql: string, values: unknown[]) =>
    (await connection.query(sql, values)).rows as Row[]
