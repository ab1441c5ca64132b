/** How many projects an area has, by sector, kind, status and precision. */

import type { ProjectsInArea } from '../../areas/projects-in-area'
import type { Facet } from '../../filters'
import type { Snapshot } from '../../snapshot/snapshot'

/** Counts by value of a vocabulary; a value that no project has is absent. */
export type CountsByValue = Readonly<Record<string, number>>

export interface ProjectCounts {
  readonly count: number
  /** How many of `count` are known only to the district or city. */
  readonly onlyDistrict: number
  /** Not in `count`: known only to a district that lies partly in the area. */
  readonly undecided: number
  /** 0 to 1: `count` as a share of all matching projects, wherever they are; null if there are none. */
  readonly share: number | null
  /** Projects per 100 km² of land; null if there is no land. */
  readonly per100LandKm2: number | null
  readonly bySector: CountsByValue
  readonly byKind: CountsByValue
  /** Projects of unknown status count under UNKNOWN. */
  readonly byStatus: CountsByValue
  readonly byPrecision: CountsByValue
}

/** `total` is how many projects match, wherever they are; `landKm2` is the area's surface without water. */
export function projectCounts(
  snapshot: Snapshot,
  projects: ProjectsInArea,
  total: number,
  landKm2: number,
): ProjectCounts {
  const count = projects.located.length + projects.unlocated.length
  return {
    count,
    onlyDistrict: projects.unlocated.length,
    undecided: projects.undecided,
    share: total > 0 ? count / total : null,
    per100LandKm2: landKm2 > 0 ? (100 * count) / landKm2 : null,
    bySector: countsBy(snapshot, projects, 'sector'),
    byKind: countsBy(snapshot, projects, 'kind'),
    byStatus: countsBy(snapshot, projects, 'status'),
    byPrecision: countsBy(snapshot, projects, 'precision'),
  }
}

/** The number of projects by value of a facet, largest first, ties by value. Values without projects are absent. */
export function countsBy({ facets }: Snapshot, { located, unlocated }: ProjectsInArea, facet: Facet): CountsByValue {
  const { codes, values } = facets[facet]
  const byCode = new Uint32Array(values.length)
  for (const rows of [located, unlocated]) for (let i = 0; i < rows.length; i++) byCode[codes[rows[i]!]!]!++
  const sums = new Map<string, number>()
  values.forEach((valuesOfCode, code) => {
    const n = byCode[code]!
    if (n > 0) for (const value of valuesOfCode) sums.set(value, (sums.get(value) ?? 0) + n)
  })
  return Object.fromEntries([...sums].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)))
}
