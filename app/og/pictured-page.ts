/** What pictures show of a page: its map in any room, its words, and where they come from. */

import '#server-only'
import { messagesOf } from '#components/messages/index'
import { localPath } from '#components/paths'
import { drawComparePreviewMap } from '#geo/compare/map/compare-preview-map'
import { scatterFeatures } from '#geo/compare/map/scatter-features'
import { boxOfAreas } from '#geo/compare/map/shown-area'
import { PALETTES } from '#geo/map/palette'
import { drawPreviewMap, fittedWidth, type PreviewMapParts, type PreviewSize } from '#geo/map/preview-map'
import type { StaticMapInput } from '#geo/map/static-map-input'
import { rowView } from '#geo/query/list-rows'
import type { SourceRecord } from '#geo/records'
import { shapeBbox } from '#geo/shapes/map-shapes'
import { rowOfNo } from '#geo/snapshot/row-lookup'
import type { Snapshot } from '#geo/snapshot/snapshot'
import { parseView, viewQuery } from '#geo/url/view-url'
import type { Locale } from '#geo/vocabulary'
import { getDistrict } from '#prisma/read/districts'
import { getEvent } from '#prisma/read/events'
import { getProject } from '#prisma/read/projects'
import { selected } from '#prisma/read/selected-projects'
import { getSources } from '#prisma/read/sources'
import { withSharedFilters } from '../[locale]/compare/stage-data'
import { comparisonAt, shownAreas } from '../comparison/comparison-at'
import { countsLine } from '../comparison/picture-words'
import { NO_FOCUS } from '../focus'
import { type Address, type Caption, type MapOfAddress, mapOf, pictureInput } from '../picture'
import { captionOf } from './caption'

export interface PicturedPage {
  readonly locale: Locale
  readonly caption: Caption
  readonly snapshot: Snapshot
  readonly mapIn: (room: PreviewSize) => PreviewMapParts
  /** What must be said besides the notes of the map's shapes. */
  readonly notes: readonly string[]
  /** The path and query of the page, its language with it. */
  readonly href: string
  readonly sources: () => Promise<readonly SourceRecord[]>
}

const PALETTE = PALETTES.light

/** Null for an address that has no page. */
export async function picturedPage(address: Address): Promise<PicturedPage | null> {
  const map = await mapOf(address)
  const caption = await captionOf(map)
  const { locale, path, view } = address
  return (
    caption && {
      ...{ locale, caption, snapshot: map.snapshot, notes: [] },
      mapIn: (room) => drawPreviewMap(previewInput(map, room), room),
      href: localPath(locale, path) + viewQuery(view),
      sources: () => sourcesOf(address),
    }
  )
}

/**
 * A comparison: all its areas on one map, whatever way its page shows them in. Null where the parts of a path are not
 * those of one, or nothing is compared; rejects with TooMuchWork.
 */
export async function picturedComparison(
  parts: readonly string[],
  query: URLSearchParams,
): Promise<PicturedPage | null> {
  const comparison = await comparisonAt(parts, query)
  if (!comparison) return null
  const { locale, record, caption } = comparison
  const { view, ignoresOwnFilters } = withSharedFilters({ ...comparison.view, mode: 'one' })
  const { snapshot, selection } = await selected(view.filters)
  const areas = shownAreas(comparison)
  const map: MapOfAddress = {
    ...{ snapshot, selection, focus: NO_FOCUS, events: [], districts: [], districtsWithProjects: [] },
    address: { locale, path: '/compare', view: { filters: view.filters } },
    camera: parseView(new URLSearchParams(comparison.query)).camera ?? { fit: boxOfAreas(areas)! },
  }
  const letters = areas.map(({ letter }) => letter)
  const compared = { areas, filled: letters, scatter: scatterFeatures(record.comparison, letters, view) }
  const { condition } = caption
  const words = messagesOf(locale)
  return {
    ...{ locale, snapshot },
    caption: { ...caption, lines: [countsLine(record, locale), ...(condition ? [condition] : [])] },
    mapIn: (room) => drawComparePreviewMap({ ...inputAt(map, room), ...compared }, room),
    notes: ignoresOwnFilters ? [words.compareMap.ownFiltersNote] : [],
    href: localPath(locale, '/compare') + comparison.query,
    sources: async () => record.table.sources,
  }
}

/**
 * A project with a position is shown in the whole of its district, where that does not hide it in a number: in a still
 * picture the near surroundings alone say little.
 */
export function previewInput(map: MapOfAddress, size: PreviewSize): StaticMapInput {
  const { focus, snapshot, address } = map
  const row =
    focus.no === null || address.view.camera || address.view.presetView ? undefined : rowOfNo(snapshot, focus.no)
  const fit = row === undefined ? null : shapeBbox(snapshot.shapes, rowView(snapshot, row).districtId)
  const wide = fit && inputAt({ ...map, camera: { fit } }, size)
  return wide?.features.some((feature) => feature.type === 'pin' && feature.selected) ? wide : inputAt(map, size)
}

const inputAt = (map: MapOfAddress, size: PreviewSize): StaticMapInput =>
  pictureInput(map, PALETTE, fittedWidth(map.camera, size))

/** Of the record that a page is about; of a page about many: all. */
async function sourcesOf({ path }: Address): Promise<readonly SourceRecord[]> {
  const [, section, slug] = path.split('/')
  if (section === 'projects' && slug) return (await getProject(slug))?.sources ?? []
  if (section === 'events' && slug) return (await getEvent(slug))?.sources ?? []
  if (section === 'districts' && slug) return (await getDistrict(slug))?.sources ?? []
  return getSources()
}
