/** Positions by address for rows that have none: asked for by somebody, seen, and taken one by one or not at all. */

import '#server-only'
import { z } from 'zod'
import type { Actor } from '#geo/edit/roles'
import type { Batch } from '#geo/import/batch'
import { type GeocodedAddress, type GeocodedPosition, precisionOfLevel } from '#geo/import/places/geocoded'
import { wordOf } from '#geo/import/words'
import { move, openBatch, Refused } from '../import/actions'
import { table } from '../tables'
import { query } from '../transaction'
import { type Ask, geocode, geocoderKey } from './tianditu'

const [b, r] = [table('ImportBatch'), table('ImportRow')]

/** So many addresses are asked for at once; the others come with the next time. */
export const MAX_ADDRESSES = 100
/** After so many refusals in a row the rest would be refused too. */
const MAX_REFUSED = 3

/** The addresses of rows without a position that nobody has asked for yet, the commonest first. */
export const openAddresses = async (batch: Batch) =>
  (await addressesOf(batch)).filter(
    ({ address }) => !batch.hint?.geocoded?.some((one) => one.address === address && one.is !== 'refused'),
  )

async function addressesOf({ id, settings }: Batch): Promise<{ address: string; rows: number }[]> {
  const at = settings.columns.indexOf('addressZh')
  if (settings.sheet || at < 0) return []
  return query(
    `SELECT btrim(regexp_replace(${r.cells}[$2], '\\s+', ' ', 'g')) AS "address", count(*)::int AS "rows" FROM ${r}
      WHERE ${r.importId} = $1 AND ${r.leftOut} IS NULL AND ${r.reading} IS NOT NULL AND NOT ${r.reading}->'columns' ? 'lng'
        AND btrim(${r.cells}[$2]) <> '' AND ${r.verdict} <> 'same'
      GROUP BY 1 ORDER BY 2 DESC, 1`,
    [id, at + 1],
  )
}

/** Asks for the addresses that nobody has asked for yet; what comes back waits in the batch to be taken. */
export async function askPositions(actor: Actor, id: string, ask?: Ask): Promise<void> {
  const batch = await openBatch(actor, id, 'preview')
  const key = geocoderKey()
  if (key === null) throw new Refused('late')
  const known = batch.hint?.geocoded ?? []
  const open = await openAddresses(batch)
  const found: GeocodedAddress[] = []
  let refused = 0
  for (const { address, rows } of open.slice(0, MAX_ADDRESSES)) {
    const answer = await geocode(address, key, ask)
    refused = answer.is === 'refused' ? refused + 1 : 0
    found.push({ ...answer, address, rows })
    if (refused === MAX_REFUSED) break
  }
  const kept = known.filter(({ address }) => !found.some((one) => one.address === address))
  await query(
    `UPDATE ${b} SET ${b.hint} = coalesce(${b.hint}, '{}') || jsonb_build_object('geocoded', $2::jsonb) WHERE ${b.id} = $1 AND ${b.state} = 'preview'`,
    [id, JSON.stringify([...found, ...kept])],
  )
}

/** The rows with these addresses lie where the geocoder says; all rows are compared anew. */
export async function takePositions(actor: Actor, id: string, input: unknown): Promise<void> {
  const batch = await openBatch(actor, id, 'preview')
  const addresses = z.array(z.string().max(500)).max(1000).parse(input)
  const taken = (batch.hint?.geocoded ?? []).flatMap((one): [string, GeocodedPosition][] => {
    if (one.is !== 'position' || precisionOfLevel(one.level) === null || !addresses.includes(one.address)) return []
    const { lng, lat, level, score } = one
    return [[wordOf(one.address), { lng, lat, level, score }]]
  })
  const positions = Object.fromEntries(taken)
  await move(batch, 'checking', { settings: { ...batch.settings, positions }, problem: null })
}
