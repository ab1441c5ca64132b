import type { Position, Text } from '../records'
import { BUILT_IN_FILES } from './built-in'
import { hasBuiltInDistricts, type MapShapes } from './map-shapes'

interface Town {
  readonly id: string
  readonly name: Text
  /** Roughly: see public/geo/PROVENANCE.md. */
  readonly at: Position
}

const TOWNS: readonly Town[] = BUILT_IN_FILES.towns.features.flatMap(({ properties, geometry }) =>
  geometry.type === 'Point'
    ? [
        {
          id: `town-${properties!.id}`,
          name: { zh: String(properties!.zh), en: String(properties!.en) },
          at: [geometry.coordinates[0]!, geometry.coordinates[1]!] as const,
        },
      ]
    : [],
)

/** The towns and subdistricts that the map names; none where an admin has published other districts. */
export const townsOf = (shapes: MapShapes): readonly Town[] => (hasBuiltInDistricts(shapes) ? TOWNS : [])
