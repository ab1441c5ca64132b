/** From this zoom, a tile with few located matches shows each alone, … */
export const SPARSE_ZOOM = 11
/** … these at most. */
export const SPARSE_LIMIT = 24
