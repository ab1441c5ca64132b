/** The cities of the settings on the map: they change where names are written, never what is drawn. */

import type { City } from '../site/site'
import { labelPointsOf, type MapLabel, type MapShapes } from './map-shapes'

/**
 * The same shapes with the names and label points of these cities in place of those that the shapes give them. Without
 * any that differ, the shapes as they came with their own labels.
 */
export function withCities(shapes: MapShapes, cities: readonly City[]): MapShapes {
  const { ownLabels = shapes.labels, key } = shapes
  const ownPath = key === '0-0-0' ? '/geo' : `/shapes/${key}`
  const differing = cities.filter((city) => !ownLabels.some((label) => isSame(label, city)))
  if (differing.length === 0) {
    if (shapes.path === ownPath) return shapes
    return { ...shapes, path: ownPath, labels: ownLabels, labelPoints: labelPointsOf(ownLabels) }
  }
  const ids = new Set(differing.map(({ id }) => id))
  const labels = [...ownLabels.filter(({ id, type }) => type !== 'city' || !ids.has(id)), ...differing.map(labelOf)]
  const path = `/shapes/${key}-${hashOf(JSON.stringify(differing))}`
  return { ...shapes, path, labels, labelPoints: labelPointsOf(labels), ownLabels }
}

const isSame = (label: MapLabel, { id, name, position }: City): boolean =>
  label.type === 'city' &&
  label.id === id &&
  label.name.zh === name.zh &&
  label.name.en === name.en &&
  String(label.position) === String(position)

const labelOf = ({ id, name, position }: City): MapLabel => ({
  ...{ id, type: 'city', city: null },
  ...{ name, short: name, position },
})

/** FNV-1a, as digits: other settings have another address. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}
