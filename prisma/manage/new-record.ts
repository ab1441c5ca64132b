/** What a new record's form holds before anything is typed. */

import '#server-only'
import type { Entries } from '#geo/edit/entries'
import { FIELDS } from '#geo/edit/fields'
import type { Actor } from '#geo/edit/roles'
import type { RecordType } from '#geo/edit/values'
import { database } from '../client'
import { EDITED } from '../records/edited'

/**
 * What each field begins with, the district of an editor who has just one, and the city where all districts lie in
 * one.
 */
export async function newEntries(type: RecordType, { districtIds }: Actor): Promise<Entries> {
  const { columns, hasDistrict } = EDITED[type]
  const entries = FIELDS[type].flatMap(({ column, start }): [string, string][] =>
    start === undefined ? [] : [[column, start]],
  )
  const [only, ...others] = districtIds
  if (hasDistrict && only && others.length === 0) entries.push(['districtId', only])
  if ('cityId' in columns.shape) {
    const cities = await database().district.findMany({ distinct: ['cityId'], select: { cityId: true }, take: 2 })
    if (cities.length === 1) entries.push(['cityId', cities[0]!.cityId])
  }
  return Object.fromEntries(entries.map(([column, start]) => [`columns.${column}`, start]))
}
