/** Slugs: given once, from the English name where none is named, and never changed after publishing, since links would break. */

import { randomBytes } from 'node:crypto'
import { slugOf } from '#geo/edit/slug'
import type { RecordType } from '#geo/edit/values'
import type { Query } from '../search-index'
import { SHAPES } from './shapes'

export interface Slugged {
  readonly id: string
  /** Empty: to be made of `name`. */
  readonly wanted: string
  readonly name: string
}

/** A slug for each record, in order; null where the wanted one belongs to another record. */
export async function chooseSlugs(
  query: Query,
  type: RecordType,
  records: readonly Slugged[],
): Promise<(string | null)[]> {
  const bases = records.map(({ wanted, name }) => wanted || slugOf(name) || type)
  const rows = await query<{ id: string; slug: string }>(
    `SELECT "id", "slug" FROM "${SHAPES[type].model}" WHERE "slug" = ANY($1)
      UNION SELECT "recordId", "slug" FROM "Draft" WHERE "record" = $2 AND "slug" = ANY($1)`,
    [bases, type],
  )
  const owners = new Map(rows.map(({ id, slug }) => [slug, id]))
  return records.map(({ id, wanted }, i) => {
    const base = bases[i]!
    const owner = owners.get(base)
    if (owner === undefined || owner === id) {
      owners.set(base, id)
      return base
    }
    return wanted ? null : `${base}-${randomBytes(3).toString('hex')}`
  })
}
