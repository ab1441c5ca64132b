/** The projects of an app as the GeoJSON that peers read: the same rows, with what a pin of ours carries. */

import { BUILT_IN_SHAPES } from '#geo/shapes/built-in'
import { syntheticProjects } from '#geo/synthetic/projects'

/**
 * The text of the collection. Projects known to their district only stand at its label, as a peer that knows no better
 * draws them.
 */
export function pointsText(projects: number, seed: number): string {
  const features: string[] = []
  for (const row of syntheticProjects(projects, seed)) {
    const { no, slug, nameZh: zh, nameEn: en, sector: s, kind: k, status: st, precision: p } = row
    const anchor = BUILT_IN_SHAPES.labelPoints[row.precision === 'city' ? row.cityId : row.districtId]!
    const coordinates = row.lng === null || row.lat === null ? anchor : [row.lng, row.lat]
    const properties = { no, slug, zh, en, s, k, st, p }
    features.push(JSON.stringify({ type: 'Feature', properties, geometry: { type: 'Point', coordinates } }))
  }
  return `{"type":"FeatureCollection","features":[${features.join()}]}`
}
