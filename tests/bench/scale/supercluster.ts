/** supercluster on the same rows, its tiles as finished bytes. */

import { fromVectorTileJs, GeoJSONWrapper } from '@maplibre/vt-pbf'
import Supercluster from 'supercluster'
import { type Snapshot, valueAt } from '#geo/snapshot/snapshot'
import { textAt } from '#geo/snapshot/text-column'
import type { Tile } from './data'

export interface Peer {
  tile(tile: Tile): Uint8Array
}

/** Its usual settings; points carry the id and the properties that a pin of ours does. */
export function startPeer(snapshot: Snapshot): Peer {
  const { lng, lat, facets, no, slug, nameZh, nameEn } = snapshot
  const points = Array.from({ length: snapshot.count }, (_, row) => ({
    type: 'Feature' as const,
    id: no[row],
    properties: {
      slug: textAt(slug, row),
      zh: textAt(nameZh, row),
      en: textAt(nameEn, row),
      s: valueAt(facets.sector, row),
      st: valueAt(facets.status, row),
      p: valueAt(facets.precision, row),
    },
    geometry: { type: 'Point' as const, coordinates: [lng[row]!, lat[row]!] },
  }))
  const index = new Supercluster({ radius: 64, extent: 512, maxZoom: 16 }).load(points)
  return {
    tile([z, x, y]) {
      const found = index.getTile(z, x, y)
      if (!found) return new Uint8Array()
      const layer = Object.assign(new GeoJSONWrapper(found.features as never, { version: 2, extent: 512 }), {
        name: 'projects',
      })
      return fromVectorTileJs({ layers: { projects: layer } })
    },
  }
}
