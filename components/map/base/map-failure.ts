import { lookUp } from '#geo/look-up'
import { SOURCE } from '#geo/map/layers'

/**
 * What of a map did not come. `webgl`: the browser cannot draw a map at all; `map`: none has come in time, or its
 * worker did not load.
 */
export type MapFailure = 'webgl' | 'map' | 'projects' | 'ground' | 'labels' | 'overlay' | 'drawing'

const OF_SOURCE: Readonly<Record<string, MapFailure>> = {
  [SOURCE.projects]: 'projects',
  [SOURCE.districts]: 'ground',
  [SOURCE.water]: 'ground',
  [SOURCE.coast]: 'ground',
  [SOURCE.labels]: 'labels',
}

interface MapError {
  readonly error: { readonly name?: string; readonly message: string }
  readonly sourceId?: string
}

/**
 * What an error of MapLibre means to a reader. Null: a request was called off because nobody needs it any more, and
 * nothing is missing.
 */
export function failureOf({ error, sourceId }: MapError): MapFailure | null {
  if (error.name === 'AbortError') return null
  if (error.name === 'GPUInitializationError') return 'webgl'
  if (sourceId) return lookUp(OF_SOURCE, sourceId) ?? 'overlay'
  return /worker/i.test(error.message) ? 'map' : 'drawing'
}
