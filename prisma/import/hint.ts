/** What the data suggest about how they should be read. */

import { type DatumHint, type DatumSample, datumNamed, suggestDatum } from '#geo/import/datum-hint'
import { checkPosition, readDegrees } from '#geo/import/position-text'
import type { Lookups } from '#geo/import/row-reading'
import type { ImportSettings } from '#geo/import/settings'
import { plainName } from '#geo/text/plain-name'
import type { Query } from '../query'
import { table } from '../tables'
import { knownPlaces } from './lookups'
import { readRows } from './tables'

const b = table('ImportBatch')

export interface Hint {
  readonly datum: DatumHint | null
  /** How many of the sampled rows have swapped coordinates. */
  readonly swapped: number
}

const SAMPLE_ROWS = 2000

export async function hintOf(query: Query, importId: string, settings: ImportSettings, look: Lookups): Promise<Hint> {
  const at = (field: string) => settings.columns.indexOf(field as never)
  const [lng, lat, name, place, district] = ['lng', 'lat', 'nameZh', 'place', 'district'].map(at) as [
    number,
    number,
    number,
    number,
    number,
  ]
  if (lng < 0 || lat < 0) return { datum: null, swapped: 0 }
  const places = await knownPlaces(query)
  const rows = await readRows(query, importId, 0, SAMPLE_ROWS)
  let swapped = 0
  const samples = rows.flatMap(({ cells }): DatumSample[] => {
    const [x, y] = [readDegrees(cells[lng] ?? ''), readDegrees(cells[lat] ?? '')]
    if (x === null || y === null) return []
    const error = checkPosition([x, y], look.near)
    if (error === 'swapped') swapped++
    if (error !== null) return []
    const positions = [cells[name], cells[place]].map((text) => places.get(plainName(text ?? '')) ?? null)
    const districtId = look.district(cells[district] || (settings.forAll.district ?? ''))
    return [{ position: [x, y], knownPosition: positions[0] ?? positions[1] ?? null, districtId }]
  })
  const [batch] = await query<{ headings: string[] }>(`SELECT ${b.headings} FROM ${b} WHERE ${b.id} = $1`, [importId])
  const named = (batch?.headings ?? []).map(datumNamed).filter((datum) => datum !== null)
  return { datum: suggestDatum(named, samples, look.isInside), swapped }
}
