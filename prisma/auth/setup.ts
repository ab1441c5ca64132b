/**
 * The first admin of an installation, made in the browser with a one-time code that only whoever reads the log of
 * `npm start` has. The code is kept as a hash; each start makes a new one, and there is none once an admin exists.
 */

import '#server-only'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import type { z } from 'zod'
import type { Query } from '../query'
import { table } from '../tables'
import { query, transaction } from '../transaction'
import type { NewPerson } from './people'

/** Of the row in Verification. */
const ID = 'setup'
/** Without letters that look like figures: 32 of them, so that 28 hold 140 bits. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const [LENGTH, GROUP] = [28, 7]

const [v, u, a] = [table('Verification'), table('User'), table('Account')]

const hashOf = (code: string): string =>
  createHash('sha256')
    .update(
      code
        .normalize('NFKC')
        .toUpperCase()
        .replace(/[^A-Z0-9]/g, ''),
    )
    .digest('hex')

const ADMINS = `EXISTS (SELECT FROM ${u} WHERE ${u.role} = 'admin')`

/** Makes a new code, for the log; the former one holds no longer. Null: there is an admin. */
export async function renewSetupCode(query: Query): Promise<string | null> {
  const [row] = await query<{ hasAdmin: boolean }>(`SELECT ${ADMINS} AS "hasAdmin"`, [])
  if (row!.hasAdmin) return null
  const text = [...randomBytes(LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]).join('')
  const code = text.match(new RegExp(`.{${GROUP}}`, 'g'))!.join('-')
  const fresh = table('Verification', 'EXCLUDED')
  await query(
    `INSERT INTO ${v} (${v.id}, ${v.identifier}, ${v.value}, ${v.expiresAt}) VALUES ($1, $1, $2, now() + interval '1 year')
      ON CONFLICT (${v.id}) DO UPDATE SET ${v.value} = ${fresh.value}, ${v.expiresAt} = ${fresh.expiresAt}`,
    [ID, hashOf(code)],
  )
  return code
}

/** Whether it is the code of the newest start, and nobody has used it. */
export const isSetupCode = (code: string): Promise<boolean> => holds(query, code)

/** Equal hashes are looked for by the database: what its time tells is nothing about a code. */
async function holds(query: Query, code: string): Promise<boolean> {
  const rows = await query(
    `SELECT FROM ${v} WHERE ${v.id} = $1 AND ${v.value} = $2 AND ${v.expiresAt} > now() AND NOT ${ADMINS}`,
    [ID, hashOf(code)],
  )
  return rows.length > 0
}

/** An arbitrary number, this program's own: setups take turns. */
const LOCK = 7_310_000_003

/** Makes the admin and uses up the code. False where the code does not hold, or somebody was there before. */
export async function createFirstAdmin(code: string, person: z.output<typeof NewPerson>): Promise<boolean> {
  const hash = await hashPassword(person.password)
  return transaction(async (tx) => {
    await tx('SELECT pg_advisory_xact_lock($1)', [LOCK])
    if (!(await holds(tx, code))) return false
    const id = randomUUID()
    await tx(
      `INSERT INTO ${u} (${u.id}, ${u.name}, ${u.email}, ${u.emailVerified}, ${u.role}, ${u.districtIds}, ${u.updatedAt})
        VALUES ($1, $2, $3, true, 'admin', '{}', now())`,
      [id, person.name, person.email],
    )
    await tx(
      `INSERT INTO ${a} (${a.id}, ${a.accountId}, ${a.providerId}, ${a.userId}, ${a.password}, ${a.updatedAt})
        VALUES ($1, $2, 'credential', $2, $3, now())`,
      [randomUUID(), id, hash],
    )
    await tx(`DELETE FROM ${v} WHERE ${v.id} = $1`, [ID])
    return true
  })
}
