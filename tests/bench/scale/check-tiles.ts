import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { PROJECTS_LAYER } from '#geo/map/layers'
import { revisionOf } from './app'

const ZOOM = 3

/** Throws where the tiles of the whole world, as an app answers them, hold another number of projects. */
export async function checkTiles(url: string, projects: number): Promise<void> {
  const revision = await revisionOf(url)
  let sum = 0
  for (let x = 0; x < 2 ** ZOOM; x++) {
    for (let y = 0; y < 2 ** ZOOM; y++) {
      const response = await fetch(`${url}/tiles/${revision}/${ZOOM}/${x}/${y}`)
      const layer = new VectorTile(new PbfReader(new Uint8Array(await response.arrayBuffer()))).layers[PROJECTS_LAYER]
      for (let i = 0; i < (layer?.length ?? 0); i++) sum += Number(layer!.feature(i).properties.n ?? 1)
    }
  }
  if (sum !== projects) throw new Error(`The tiles of ${url} hold ${sum} projects, not ${projects}`)
}
