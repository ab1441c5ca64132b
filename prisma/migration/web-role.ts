/**
 * The rights of the role that the web server speaks to the database as, where that is another than the owner of the
 * tables: rows of records, people and imports, and nothing else. It makes and drops no table, and turns off no trigger.
 */

import '#server-only'
import type pg from 'pg'
import { clientOf, connectTo } from '../connection'
import { list, MODELS, type Model } from '../tables'
import { lockMigrations } from './lock'

/** Written by triggers alone, which run as the owner. */
const BY_TRIGGERS: readonly Model[] = ['Revision', 'RevisionLog', 'FormerRow', 'Touched']
/** What has been written stays. */
const APPEND_ONLY: readonly Model[] = ['Change', 'BoundarySet', 'BoundaryChange']

const added = MODELS.filter((model) => !BY_TRIGGERS.includes(model))
const changed = added.filter((model) => !APPEND_ONLY.includes(model))

/** Gives the role of `webUrl` its rights, and takes all others of these tables from it, where it owns none of them. */
export async function grantRights(ownerUrl: string, webUrl: string): Promise<void> {
  const role = clientOf(webUrl).user ?? ''
  const client = await connectTo(ownerUrl)
  try {
    await lockMigrations(client)
    await grantTo(client, [role])
  } finally {
    await client.end()
  }
}

/**
 * Roles other than the owner that write working copies, as the web server does and nobody who only reads: after tables
 * have been made anew they need their rights again.
 */
export async function rolesWithRights(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ role: string }>(
    `SELECT DISTINCT pg_get_userbyid(acl.grantee)::text AS "role" FROM pg_class c, aclexplode(c.relacl) acl
      WHERE c.oid = to_regclass('"Draft"') AND acl.grantee NOT IN (0, c.relowner) AND acl.privilege_type = 'INSERT'`,
  )
  return rows.map(({ role }) => role)
}

/** Takes effect for all of them at once. The roles must be there, and the owner connected. */
export async function grantTo(client: pg.Client, roles: readonly string[]): Promise<void> {
  for (const name of roles) {
    const { rows } = await client.query<{ role: string; schema: string; isOwner: boolean }>(
      `SELECT quote_ident($1) AS "role", quote_ident(current_schema()) AS "schema",
        pg_has_role($1, (SELECT relowner FROM pg_class WHERE oid = '"Project"'::regclass), 'USAGE') AS "isOwner"`,
      [name],
    )
    const { role, schema, isOwner } = rows[0]!
    if (isOwner) continue
    await client.query(`BEGIN;
      GRANT USAGE ON SCHEMA ${schema} TO ${role};
      REVOKE ALL ON ALL TABLES IN SCHEMA ${schema} FROM ${role};
      REVOKE ALL ON ALL SEQUENCES IN SCHEMA ${schema} FROM ${role};
      GRANT SELECT ON ALL TABLES IN SCHEMA ${schema} TO ${role};
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${schema} TO ${role};
      GRANT INSERT ON ${list(added)} TO ${role};
      GRANT UPDATE, DELETE ON ${list(changed)} TO ${role};
      COMMIT`)
  }
}
