import type { FeatureCollection } from 'geojson'
import type { ScatterFeatures } from '#geo/compare/map/scatter-features'
import type { Camera } from '#geo/map/camera'
import type { Letter, Theme } from '#geo/map/palette'
import type { Locale } from '#geo/vocabulary'

/** What an embedded map's script needs, as JSON in `#settings`. */
export interface EmbedSettings {
  readonly locale: Locale
  /** Null: as the reader's system has it. */
  readonly theme: Theme | null
  /** What the paths of files begin at: the site, or the folder of a published page. */
  readonly base: string
  /** Among published files: tiles come from an archive, and projects are known by their numbers. */
  readonly isPublished: boolean
  /** The map's worker, the files of the map shapes and the template of the tiles: paths. */
  readonly worker: string
  readonly shapes: string
  /** Null: no projects are drawn. */
  readonly tiles: string | null
  readonly camera: Camera
  readonly events: FeatureCollection
  readonly drawn: FeatureCollection
  /** What a comparison lays over the map. */
  readonly compared?: {
    readonly areas: FeatureCollection
    readonly comparedDistricts: readonly string[]
    readonly filled: readonly Letter[]
    readonly scatter: ScatterFeatures
  }
  /** Statistical codes of the districts that have projects. */
  readonly districtsWithProjects: readonly string[]
  /** The selected project's feature id, and the district to outline. */
  readonly selected: number | null
  readonly districtId: string | null
  /** Of the pages that pins and lists lead to. */
  readonly projects: string
  readonly list: string
  readonly words: {
    readonly canvas: string
    readonly projects: string
    readonly gestures: { readonly windows: string; readonly mac: string; readonly mobile: string }
  }
}
