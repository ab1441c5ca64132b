/** Long addresses of views, kept under short ones. The same address always gets the same one. */

import '#server-only'
import { createHash } from 'node:crypto'
import { LONGEST_STORED } from '#geo/url/short-link'
import { allow } from '../rate-limit'
import { offerShortLinks } from '../server/short-address'
import { type Stored, table } from '../tables'
import { query } from '../transaction'

/** New ones: from one reader; from all together, so that many readers cannot fill the database; and ever. */
const PER_READER = { max: 60, windowS: 3600 } as const
const IN_ALL = { max: 2000, windowS: 86_400 } as const
const EVER = 200_000

const s = table('ShortLink')

/** 96 bits: nobody finds a second text for one. */
const idOf = (address: string): string => createHash('sha256').update(address).digest('base64url').slice(0, 16)

/**
 * The id under which an address (path without its language, and query) is kept; null: too many have been made.
 * `reader` is whoever asks, of whom only a hash is kept, to count.
 */
export async function keepShortLink(address: string, reader: string): Promise<string | null> {
  if (address.length > LONGEST_STORED || !isOurs(address)) throw new Error(`No view has this address: ${address}`)
  const id = idOf(address)
  const stored = await longAddressOf(id)
  if (stored !== null) return stored === address ? id : null
  const key = createHash('sha256').update(reader).digest('hex').slice(0, 24)
  if (!(await allow(`link ${key}`, PER_READER)) || !(await allow('links', IN_ALL))) return null
  const rows = await query<Stored<'ShortLink', 'id'>>(
    `INSERT INTO ${s} (${s.id}, ${s.address}) SELECT $1, $2 WHERE (SELECT count(*) FROM ${s}) < $3
      ON CONFLICT (${s.id}) DO UPDATE SET ${s.id} = EXCLUDED.${s.id} RETURNING ${s.id}`,
    [id, address, EVER],
  )
  return rows.length > 0 ? id : null
}

/** Null: nothing is kept under this id. */
export async function longAddressOf(id: string): Promise<string | null> {
  const [row] = await query<Stored<'ShortLink', 'address'>>(`SELECT ${s.address} FROM ${s} WHERE ${s.id} = $1`, [id])
  return row && isOurs(row.address) ? row.address : null
}

/** An archive may come from anywhere: a path of this site, without its language, and nothing else. */
const isOurs = (address: string): boolean => /^\/(?![/\\])[\w\-/]*(\?[!-~]*)?$/.test(address)

/** Lets this process's server open short addresses. */
export const letShortLinksBeOpened = (): void => offerShortLinks(longAddressOf)
