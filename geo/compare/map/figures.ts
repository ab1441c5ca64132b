/** What can be drawn of how projects lie: centres, deviation ellipses and links to the nearest neighbour. */

import type { Feature, FeatureCollection, Geometry } from 'geojson'
import { planeAt } from '../../geometry/local-plane'
import type { Letter } from '../../map/palette'
import type { Position } from '../../records'
import type { Comparison } from '../statistics/compare'
import type { Distribution } from '../statistics/distribution'
import { isNeeds } from '../statistics/too-few'

/** Which of them a reader wants to see. */
export interface FigureChoice {
  readonly centres: boolean
  readonly ellipses: boolean
  readonly links: boolean
}

export type FigureKind = 'mean' | 'median' | 'ellipse' | 'link'

/** `properties` of the features: whose, and what. */
export interface FigureProperties {
  readonly letter: Letter
  readonly kind: FigureKind
}

export type Figures = FeatureCollection<Geometry, FigureProperties>

/** The figures that are wanted and for which there are enough projects; `letters` are those of the areas. */
export function figuresOf({ areas }: Comparison, letters: readonly Letter[], choice: FigureChoice): Figures {
  const features = areas.flatMap(({ distribution }, i) => {
    const letter = letters[i]
    return letter ? figuresOfArea(distribution, letter, choice) : []
  })
  return { type: 'FeatureCollection', features }
}

function figuresOfArea(
  { meanCentre, medianCentre, ellipse, nearestPairs }: Distribution,
  letter: Letter,
  { centres, ellipses, links }: FigureChoice,
): Feature<Geometry, FigureProperties>[] {
  const feature = (kind: FigureKind, geometry: Geometry) => ({
    type: 'Feature' as const,
    properties: { letter, kind },
    geometry,
  })
  const point = (kind: FigureKind, at: Distribution['meanCentre']) =>
    isNeeds(at) ? [] : [feature(kind, { type: 'Point', coordinates: [...at] })]
  const line = (kind: FigureKind, positions: readonly Position[]) =>
    feature(kind, { type: 'LineString', coordinates: positions.map(([lng, lat]) => [lng, lat]) })
  return [
    ...(ellipses && !isNeeds(ellipse) ? [line('ellipse', ellipseRing(ellipse))] : []),
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
}: Exclude<Distribution['ellipse'], { needs: number }>): Position[] {
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
