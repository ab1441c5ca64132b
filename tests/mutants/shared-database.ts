/** One server for all tests of a run of mutants: to start one for each test file costs more than its tests. */

import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { migrate } from '#prisma/migrate'

/** The variable that holds its address. */
export const SHARED_SERVER = 'TEST_SERVER'
const TEMPLATE = 'test_template'

/** Puts a database with all migrations on a server, for `copySharedDatabase`. */
export async function makeSharedTemplate(server: string): Promise<void> {
  await run(server, `create database ${TEMPLATE}`)
  await migrate(urlOf(server, TEMPLATE))
}

/** A database of its own for a test file, gone after `stop`. */
export async function copySharedDatabase(server: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await run(server, `create database ${name} template ${TEMPLATE} strategy file_copy`)
  return { url: urlOf(server, name), stop: () => run(server, `drop database if exists ${name} with (force)`) }
}

function urlOf(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = name
  return url.href
}

async function run(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
