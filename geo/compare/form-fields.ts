/**
 * Fields that the plain forms of /compare send besides the address. They become areas and filters and are never written
 * back.
 */

import type { Filters } from '../filters'
import { parseView } from '../url/view-url'

/** Fields that only forms send: an address with one of them is redirected to its canonical form. */
const FORM_FIELD = /^(union|centre|km|f[0-5]\.\w+)$/

/** Whether the address was sent by a form. */
export const isFromForm = (params: URLSearchParams): boolean =>
  params.getAll('areas').length > 1 || [...params.keys()].some((key) => FORM_FIELD.test(key))

/**
 * The texts of the areas that fields ask for: `union=…&union=…` several districts as one, `centre=lng,lat&km=r` a
 * circle.
 */
export function formAreas(params: URLSearchParams): string[] {
  const union = params.getAll('union').filter(Boolean)
  const centres = params.getAll('centre').filter(Boolean)
  const km = params.get('km') || '5'
  return [...(union.length > 0 ? [`d:${union.join('.')}`] : []), ...centres.map((centre) => `c:${centre.trim()},${km}`)]
}

/**
 * The own filter of area `i`: `f0=sector%3Dbiomed`, or the fields f0.sector, f0.status … of a form. A comparison is of
 * one moment: no area has a past of its own.
 */
export function filtersOfArea(params: URLSearchParams, i: number): Filters {
  const fields = [...params].flatMap(([key, value]): [string, string][] =>
    key.startsWith(`f${i}.`) && value !== '' ? [[key.slice(3), value]] : [],
  )
  const compact = new URLSearchParams(params.get(`f${i}`) ?? '')
  const { asOf: _, ...filters } = parseView(new URLSearchParams([...compact, ...fields])).filters
  return filters
}
