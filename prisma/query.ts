/** How SQL is run, whoever holds the connection. */

import '#server-only'
import type pg from 'pg'

/** Runs one parameterised statement and returns its rows. */
export type Query = <Row>(sql: string, values: unknown[]) => Promise<Row[]>

/** Runs statements on one connection, or on any of a pool. */
export const queryOf =
  (connection: pg.ClientBase | pg.Pool): Query =>
  async <Row>(sql: string, values: unknown[]) =>
    (await connection.query(sql, values)).rows as Row[]
