/** How projects lie, as map features: centres, deviation ellipses and links to the nearest neighbour. */

import type { Feature, FeatureCollection, Geometry } from 'geojson'
import { planeAt } from '../../geometry/local-plane'
import type { Letter } from '../../map/palette'
import type { Position } from '../../records'
import type { AreaComparison } from '../statistics/compare'
import type { Distribution } from '../statistics/distribution'
import { isTooFew, type TooFew } from '../statistics/too-few'

/** Which of them a reader wants to see. */
export interface ScatterChoice {
  readonly centres: boolean
  readonly ellipses: boolean
  readonly links: boolean
}

type ScatterKind = 'mean' | 'median' | 'ellipse' | 'link'

/** `properties` of the features: whose, and what. */
export interface ScatterProperties {
  readonly letter: Letter
  readonly kind: ScatterKind
}

export type ScatterFeatures = FeatureCollection<Geometry, ScatterProperties>

/** The chosen features for which there are enough projects; `letters` are those of the areas. */
export function scatterFeatures(
  { areas }: AreaComparison,
  letters: readonly Letter[],
  choice: ScatterChoice,
): ScatterFeatures {
  const features = areas.flatMap(({ distribution }, i) => {
    const letter = letters[i]
    return letter ? featuresOfArea(distribution, letter, choice) : []
  })
  return { type: 'FeatureCollection', features }
}

function featuresOfArea(
  { meanCentre, medianCentre, ellipse, nearestPairs }: Distribution,
  letter: Letter,
  { centres, ellipses, links }: ScatterChoice,
): Feature<Geometry, ScatterProperties>[] {
  const feature = (kind: ScatterKind, geometry: Geometry) => ({
    type: 'Feature' as const,
    properties: { letter, kind },
    geometry,
  })
  const point = (kind: ScatterKind, at: Distribution['meanCentre']) =>
    isTooFew(at) ? [] : [feature(kind, { type: 'Point', coordinates: [...at] })]
  const line = (kind: ScatterKind, positions: readonly Position[]) =>
    feature(kind, { type: 'LineString', coordinates: positions.map(([lng, lat]) => [lng, lat]) })
  return [
    ...(ellipses && !isTooFew(ellipse) ? [line('ellipse', ellipseRing(ellipse))] : []),
    ...(links ? nearestPairs.map(({ from, to }) => line('link', [from, to])) : []),
    ...(centres ? [...point('mean', meanCentre), ...point('median', medianCentre)] : []),
  ]
}

const STEPS = 72

/** The closed outline of a deviation ellipse, WGS-84; its azimuth runs clockwise from north. */
export function ellipseRing({
  centre,
  semiMajorKm,
  semiMinorKm,
  azimuthDeg,
}: Exclude<Distribution['ellipse'], TooFew>): Position[] {
  const plane = planeAt(centre)
  const azimuth = (azimuthDeg * Math.PI) / 180
  return Array.from({ length: STEPS + 1 }, (_, i) => {
    const angle = (2 * Math.PI * (i % STEPS)) / STEPS
    const [along, across] = [semiMajorKm * Math.cos(angle), semiMinorKm * Math.sin(angle)]
    return plane.positionOf(
      along * Math.sin(azimuth) + across * Math.cos(azimuth),
      along * Math.cos(azimuth) - across * Math.sin(azimuth),
    )
  })
}
