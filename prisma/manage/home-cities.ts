/** The cities whose districts this map has. */

import '#server-only'
import type { Site } from '#geo/site/site'
import { table } from '../tables'
import { query } from '../transaction'

const d = table('District')

export async function homeCities({ cities }: Pick<Site, 'cities'>): Promise<Site['cities']> {
  const rows = await query<{ cityId: string }>(`SELECT DISTINCT ${d.cityId} FROM ${d}`, [])
  return cities.filter(({ id }) => rows.some(({ cityId }) => cityId === id))
}
