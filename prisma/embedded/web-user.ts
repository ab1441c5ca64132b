/** The role of the embedded server that the web server signs in as: no superuser, and owner of nothing. */

import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { connect, urlOf } from './attach'
import type { Home } from './home'

const NAME = 'landing_web'
/** Of two processes that make the role at once one waits. */
const LOCK = 7_112_027

/** The address of the database for that role, which is made first where it is absent. */
export async function webUserUrl(home: Home, port: number): Promise<string> {
  const password = passwordOf(home)
  const client = await connect(urlOf(home, port))
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK])
    const { rows } = await client.query<{ statement: string }>(
      `SELECT format('%s ROLE ${NAME} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD %L',
        CASE WHEN EXISTS (SELECT FROM pg_roles WHERE rolname = '${NAME}') THEN 'ALTER' ELSE 'CREATE' END, $1::text) AS "statement"`,
      [password],
    )
    await client.query(rows[0]!.statement)
  } finally {
    await client.end()
  }
  const url = new URL(urlOf(home, port))
  url.username = NAME
  url.password = password
  return url.href
}

/** Kept beside the owner's, for whoever runs the product alone. */
function passwordOf({ cluster }: Home): string {
  const path = join(cluster, 'web-password')
  try {
    writeFileSync(path, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(path, 'utf8')
}
