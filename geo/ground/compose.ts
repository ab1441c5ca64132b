/** Puts a ground under the map's own layers. */

import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl'
import { LAYER } from '../map/layers'

/** What a ground adds to a style: sources and layers whose ids begin with `ground-`, in paint order. */
export interface GroundStyle {
  readonly sources: Readonly<Record<string, SourceSpecification>>
  readonly layers: readonly LayerSpecification[]
  readonly sprite?: StyleSpecification['sprite']
}

export const GROUND_PREFIX = 'ground-'

export const isGroundSource = (id: string): boolean => id.startsWith(GROUND_PREFIX)

/** The built-in land, water and coast, which a ground lies on: where it has nothing, they show. */
const BELOW: readonly string[] = [
  LAYER.paper,
  LAYER.sea,
  LAYER.region,
  LAYER.land,
  LAYER.river,
  LAYER.water,
  LAYER.shore,
]
/** What a ground that brings names of its own makes superfluous. */
const REPLACED: readonly string[] = [LAYER.townLabel, LAYER.riverLabel, LAYER.waterLabel]

/** Whether a ground writes names. Those in pictures cannot be seen from here: every picture counts as having them. */
const hasNames = ({ layers }: GroundStyle): boolean =>
  layers.some((layer) => layer.type === 'raster' || (layer.type === 'symbol' && layer.layout?.['text-field']))

/**
 * The style with the ground above the built-in land and water, below borders, names and projects. The style itself
 * stays as it is.
 */
export function withGround(style: StyleSpecification, ground: GroundStyle | null): StyleSpecification {
  if (!ground) return style
  const own = hasNames(ground) ? style.layers.filter(({ id }) => !REPLACED.includes(id)) : style.layers
  // A comparison colours districts and areas among these: its colours stay above the ground.
  const isBelow = ({ id }: LayerSpecification) => BELOW.includes(id)
  return {
    ...style,
    ...(ground.sprite && { sprite: ground.sprite }),
    sources: { ...style.sources, ...ground.sources },
    layers: [...own.filter(isBelow), ...ground.layers, ...own.filter((layer) => !isBelow(layer))],
  }
}
