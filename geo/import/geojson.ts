/** Points of a GeoJSON file as a table: one column for each property, and two for the position. */

import { lookUp } from '../look-up'

/** What is wrong with the file as a whole; `feature` counts from 1. */
export class GeojsonError extends Error {
  constructor(
    readonly code: 'json' | 'type' | 'no-points',
    readonly feature: number | null = null,
  ) {
    super(`${code}${feature === null ? '' : ` (feature ${feature})`}`)
  }
}

interface Feature {
  readonly type?: unknown
  readonly geometry?: { readonly type?: unknown; readonly coordinates?: unknown } | null
  readonly properties?: Readonly<Record<string, unknown>> | null
}

const MAX_PROPERTIES = 100

/**
 * A row of headings and one row for each feature. A feature without a point (no geometry, a line, an area) still
 * becomes a row, without coordinates, so that row numbers match the order in the file. Throws a GeojsonError for
 * anything but a FeatureCollection.
 */
export function geojsonRows(text: string): string[][] {
  const features = featuresOf(text)
  const names: string[] = []
  for (const { properties } of features)
    for (const name of Object.keys(properties ?? {}))
      if (!names.includes(name) && names.length < MAX_PROPERTIES) names.push(name)
  const rows = features.map(({ geometry, properties }) => {
    const point = geometry?.type === 'Point' && Array.isArray(geometry.coordinates) ? geometry.coordinates : []
    return [...names.map((name) => textOf(lookUp(properties ?? {}, name))), textOf(point[0]), textOf(point[1])]
  })
  if (!rows.some((row) => row.at(-1) !== '')) throw new GeojsonError('no-points')
  // Properties that repeat the coordinates are renamed, so that those of the geometry are used.
  const headings = names.map((name) =>
    /^(lng|lon|longitude|lat|latitude|经度|纬度)$/i.test(name) ? `properties.${name}` : name,
  )
  return [[...headings, '经度', '纬度'], ...rows]
}

function featuresOf(text: string): readonly Feature[] {
  let parsed: { type?: unknown; features?: unknown }
  try {
    parsed = JSON.parse(text)
  } catch {
    throw new GeojsonError('json')
  }
  if (parsed?.type !== 'FeatureCollection' || !Array.isArray(parsed.features)) throw new GeojsonError('type')
  const wrong = parsed.features.findIndex((feature: Feature) => feature?.type !== 'Feature')
  if (wrong >= 0) throw new GeojsonError('type', wrong + 1)
  return parsed.features
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
