/** The areas of a comparison as GeoJSON with their measures. */

import type { FeatureCollection, MultiPolygon } from 'geojson'
import type { Polygons } from '../../geometry/polygons'
import type { Locale } from '../../vocabulary'
import type { AreaFacts } from './row'
import type { MeasureTable } from './table'

export type AreasCollection = FeatureCollection<MultiPolygon, Readonly<Record<string, string | number | null>>> & {
  readonly provenance: Readonly<Record<string, string>>
}

/**
 * RFC 7946: WGS-84, [lng, lat], outer rings counter-clockwise. Properties are the letter, the name in both languages
 * and each measure by its id, whole, in its own unit, shares from 0 to 1; null where there is no number. `provenance`
 * is a foreign member, by rows of `provenance()`.
 */
export function areasGeoJson(
  table: MeasureTable,
  areas: readonly (AreaFacts & { readonly polygons: Polygons })[],
  provenance: readonly (readonly [string, string])[],
  locale: Locale,
): AreasCollection {
  const rows = table.groups.flatMap((group) => group.rows)
  return {
    type: 'FeatureCollection',
    provenance: Object.fromEntries(provenance),
    features: areas.map(({ letter, name, polygons }, i) => ({
      type: 'Feature',
      id: letter,
      properties: {
        letter,
        name: name[locale],
        'name:zh': name.zh,
        'name:en': name.en,
        ...Object.fromEntries(rows.map((row) => [row.id, row.cells[i]!.value])),
      },
      geometry: {
        type: 'MultiPolygon',
        coordinates: polygons.map((rings) => rings.map((ring) => ring.map(([lng, lat]) => [lng, lat]))),
      },
    })),
  }
}
