/** Ids of sources, layers and images of the map style. Never typed twice. */

export const SOURCE = {
  districts: 'districts',
  labels: 'labels',
  names: 'names',
  water: 'water',
  coast: 'coast',
  rivers: 'rivers',
  towns: 'towns',
  projects: 'projects',
  events: 'events',
  drawn: 'drawn',
} as const

/** The source of compared areas, on maps that compare. */
export const AREAS_SOURCE = 'compare-areas'

/** The layer inside the project tiles. */
export const PROJECTS_LAYER = 'projects'

/**
 * Raise it when the content of tiles changes, so that no cache hands tiles from before an upgrade to the scripts after
 * it.
 */
export const TILE_FORMAT = 10

/** The URL template of the tiles of a revision under the filter of a query. */
export const tileTemplate = (origin: string, revision: number, query: string): string =>
  `${origin}/tiles/${revision}.${TILE_FORMAT}/{z}/{x}/{y}${query}`

export const LAYER = {
  paper: 'paper',
  sea: 'sea',
  region: 'water-region',
  land: 'land',
  river: 'river',
  water: 'water',
  shore: 'shore',
  border: 'border',
  borderActive: 'border-active',
  drawnFill: 'drawn-fill',
  drawnLine: 'drawn-line',
  error: 'error-circle',
  heat: 'heat',
  eventLine: 'event-line',
  eventArrow: 'event-arrow',
  townLabel: 'town-label',
  riverLabel: 'river-label',
  waterLabel: 'water-label',
  leader: 'leader',
  leaderEnd: 'leader-end',
  labelPoint: 'label-point',
  districtLabel: 'district-label',
  clusterMix: 'cluster-mix',
  groupMix: 'group-mix',
  group: 'group',
  groupCount: 'group-count',
  cluster: 'cluster',
  clusterCount: 'cluster-count',
  pinActive: 'pin-active',
  pin: 'pin',
  pinLabel: 'pin-label',
  venue: 'venue',
} as const

/** From which zoom, and below which, names of each type are written. */
export const LABEL_ZOOMS = {
  city: [0, 7],
  district: [7, 24],
  water: [8, 24],
  town: [9.5, 11.5],
} as const satisfies Readonly<Record<string, readonly [from: number, below: number]>>

/** So many districts, those with the most projects, keep their names at every zoom that names districts. */
export const FIRST_DISTRICTS = 2

/**
 * From this zoom water is drawn from its own data, where there are any; elsewhere and further out the coarse sea
 * of East Asia stands in for them.
 */
export const WATER_ZOOM = 7

/** Rivers are drawn from the first zoom on; at the second their lines would be too coarse. */
export const RIVER_ZOOM = { from: 6.5, below: 9.5 } as const

/** Images the map asks for by these ids besides the pins. */
export const IMAGE = { active: 'active', venue: 'venue', arrow: 'arrow', disc: 'disc' } as const

/** Layers a click or a hover can mean, topmost first. */
export const INTERACTIVE: readonly string[] = [LAYER.venue, LAYER.pin, LAYER.cluster, LAYER.group, LAYER.land]
