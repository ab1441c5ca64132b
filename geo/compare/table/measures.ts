/** Every measure of a comparison. One table for page, map and exports; what they are called stands in the words. */

import type { GroupId, Measure } from './measure'

export const MEASURES = [
  { id: 'areaKm2', group: 'land', unit: 'km2', isRanked: true },
  { id: 'landKm2', group: 'land', unit: 'km2', isRanked: true },
  { id: 'waterKm2', group: 'land', unit: 'km2', isRanked: true },
  { id: 'officialKm2', group: 'land', unit: 'km2', isRanked: true },
  { id: 'perimeterKm', group: 'land', unit: 'km', isRanked: true },
  { id: 'compactness', group: 'land', unit: 'ratio', isRanked: true },
  { id: 'count', group: 'projects', unit: 'count', isRanked: true },
  { id: 'share', group: 'projects', unit: 'share', isRanked: true },
  { id: 'per100', group: 'projects', unit: 'density', isRanked: true },
  { id: 'onlyDistrict', group: 'projects', unit: 'count', isRanked: true },
  { id: 'undecided', group: 'projects', unit: 'count', isRanked: false },
  { id: 'sumCny', group: 'amounts', unit: 'cny', isRanked: true },
  { id: 'medianCny', group: 'amounts', unit: 'cny', isRanked: true },
  { id: 'known', group: 'amounts', unit: 'count', isRanked: true },
  { id: 'undisclosed', group: 'amounts', unit: 'count', isRanked: false },
  { id: 'located', group: 'scatter', unit: 'count', isRanked: false },
  { id: 'meanCentre', group: 'scatter', unit: 'text', isRanked: false },
  { id: 'medianCentre', group: 'scatter', unit: 'text', isRanked: false },
  { id: 'standardDistanceKm', group: 'scatter', unit: 'km', isRanked: true },
  { id: 'semiMajorKm', group: 'scatter', unit: 'km', isRanked: true },
  { id: 'semiMinorKm', group: 'scatter', unit: 'km', isRanked: true },
  { id: 'azimuthDeg', group: 'scatter', unit: 'degrees', isRanked: false },
  { id: 'meanNearestKm', group: 'scatter', unit: 'km', isRanked: true },
  { id: 'coincident', group: 'scatter', unit: 'count', isRanked: false },
  { id: 'clarkEvansCorrected', group: 'scatter', unit: 'ratio', isRanked: false },
  { id: 'zCorrected', group: 'scatter', unit: 'z', isRanked: false },
  { id: 'clarkEvans', group: 'scatter', unit: 'ratio', isRanked: false },
  { id: 'z', group: 'scatter', unit: 'z', isRanked: false },
  { id: 'nearestPairs', group: 'scatter', unit: 'text', isRanked: false },
  { id: 'shannon', group: 'mix', unit: 'nats', isRanked: true },
  { id: 'effective', group: 'mix', unit: 'kinds', isRanked: true },
  { id: 'herfindahl', group: 'mix', unit: 'ratio', isRanked: true },
  { id: 'centreDistanceKm', group: 'between', unit: 'km', isRanked: false },
  { id: 'gapKm', group: 'between', unit: 'km', isRanked: false },
  { id: 'sharedBorderKm', group: 'between', unit: 'km', isRanked: false },
  { id: 'overlapKm2', group: 'between', unit: 'km2', isRanked: false },
  { id: 'adjacency', group: 'between', unit: 'text', isRanked: false },
  { id: 'aNearB', group: 'between', unit: 'count', isRanked: false },
  { id: 'bNearA', group: 'between', unit: 'count', isRanked: false },
  { id: 'sectorCosine', group: 'between', unit: 'ratio', isRanked: false },
  { id: 'sectorJensenShannonBits', group: 'between', unit: 'bits', isRanked: false },
] as const satisfies readonly Measure[]
export type MeasureId = (typeof MEASURES)[number]['id']

type MeasureIn<G extends GroupId> = Extract<(typeof MEASURES)[number], { readonly group: G }>

/** The measures of a group, in order. */
export const measuresOf = <G extends GroupId>(group: G): readonly MeasureIn<G>[] =>
  MEASURES.filter((measure): measure is MeasureIn<G> => measure.group === group)
