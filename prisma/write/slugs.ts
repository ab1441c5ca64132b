/**
 * Chooses slugs: from the English name unless somebody types one. They never change after publishing, because links
 * would break.
 */

import { randomBytes } from 'node:crypto'
import { slugOf } from '#geo/edit/slug'
import type { RecordType } from '#geo/edit/values'
import type { Query } from '../query'
import { EDITED } from '../records/edited'
import { type Stored, table } from '../tables'

export interface Slugged {
  readonly id: string
  /** As typed, or as published already. Empty: make one from `name`. */
  readonly typed: string
  readonly name: string
}

/**
 * A slug for each record, in order; null if the typed one belongs to another record. `reserved` are those that are
 * about to be written; what is chosen is added.
 */
export async function chooseSlugs(
  query: Query,
  type: RecordType,
  records: readonly Slugged[],
  reserved: Set<string> = new Set(),
): Promise<(string | null)[]> {
  const bases = records.map(({ typed, name }) => typed || slugOf(name) || type)
  const [t, d] = [table(EDITED[type].model as 'Project'), table('Draft')]
  const rows = await query<Stored<'Project', 'id' | 'slug'>>(
    `SELECT ${t.id}, ${t.slug} FROM ${t} WHERE ${t.slug} = ANY($1)
      UNION SELECT ${d.recordId}, ${d.slug} FROM ${d} WHERE ${d.record} = $2 AND ${d.slug} = ANY($1)`,
    [bases, type],
  )
  const owners = new Map(rows.map(({ id, slug }) => [slug, id]))
  return records.map(({ id, typed }, i) => {
    const base = bases[i]!
    const owner = owners.get(base) ?? (reserved.has(base) ? null : undefined)
    const isSpecific = typed !== '' || base !== type // a name without Latin letters only gives the type
    if (isSpecific && (owner === undefined || owner === id)) {
      owners.set(base, id)
      reserved.add(base)
      return base
    }
    return typed ? null : `${base}-${randomBytes(3).toString('hex')}`
  })
}
