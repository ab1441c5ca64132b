/** From this zoom, a tile with at most SPARSE_LIMIT located matches shows each of them alone. */
export const SPARSE_ZOOM = 11

export const SPARSE_LIMIT = 24
