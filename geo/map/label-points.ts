import labels from '#public/geo/labels.json' with { type: 'json' }
import type { Position, Text } from '../records'

/** A name on the map and where it is written. `type` is `district`, `water` or `city`. */
export interface MapLabel {
  readonly id: string
  readonly type: string
  readonly city: string | null
  readonly name: Text
  readonly short: Text
  readonly position: Position
}

/** All names that the built-in map writes, districts first, cities last. */
export const MAP_LABELS: readonly MapLabel[] = labels.features.map(({ properties: p, geometry }) => ({
  id: p.id,
  type: p.type,
  city: p.city ?? null,
  name: { zh: p.zh, en: p.en },
  short: { zh: p.shortZh, en: p.shortEn },
  position: [geometry.coordinates[0]!, geometry.coordinates[1]!],
}))

/**
 * The label point of each district and city, by statistical code: where the map writes its name, and lays out the
 * projects known to it only. It is a place on paper, never the position of a project: see public/geo/PROVENANCE.md.
 */
export const LABEL_POINTS: Readonly<Record<string, Position>> = Object.fromEntries(
  MAP_LABELS.filter(({ type }) => type !== 'water').map(({ id, position }) => [id, position]),
)

/** What the map calls a district or city, by statistical code; null for one that it does not name. */
export const labelName = (id: string): Text | null => MAP_LABELS.find((label) => label.id === id)?.name ?? null
