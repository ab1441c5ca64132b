/** A comparison for other sites' frames: all its areas on one map, whatever way the page shows them in. */

import type { EmbedSettings } from '#components/embed/embed-settings'
import { embedOf } from '#components/messages/embed/index'
import { messagesOf } from '#components/messages/index'
import { localPath } from '#components/paths'
import { areasCollection, dashArray, districtsIn, OUTLINE_PX, type ShownArea } from '#geo/compare/map/shown-area'
import type { CompareView } from '#geo/compare/url'
import { tileTemplate } from '#geo/map/layers'
import { CSS_PALETTE } from '#geo/map/palette'
import type { StaticMap } from '#geo/map/static-map'
import type { Snapshot } from '#geo/snapshot/snapshot'
import { escapeXml } from '#geo/text/escape-xml'
import type { EmbedOptions } from '#geo/url/embed-url'
import { parseView, viewQuery } from '#geo/url/view-url'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { readStage } from '../[locale]/compare/stage-data'
import { type ComparisonOfAddress, shownAreas } from '../comparison/comparison-at'
import { framedMap, type Html, legendList } from './document'
import { legendItems } from './legend'

interface Around {
  readonly options: EmbedOptions
  readonly origin: string
  /** What must be said of the shapes. */
  readonly notes: readonly string[]
  readonly isSynthetic: boolean
}

export async function comparisonPage(embedded: ComparisonOfAddress, around: Around): Promise<Html> {
  const { locale, caption, title, record, query } = embedded
  const t = messagesOf(locale).compareMap
  const view: CompareView = { ...embedded.view, mode: 'one' }
  const areas = shownAreas(embedded)
  const { camera } = parseView(new URLSearchParams(query))
  const stage = await readStage({ locale, t, view, comparison: record.comparison, areas, camera })
  const snapshot = await currentSnapshot()
  const full = `${localPath(locale, '/compare')}${query}`
  const keys = areas.map(areaKey).join('')
  return framedMap({
    ...around,
    ...{ locale, caption, title, full, canonical: around.origin + full },
    notes: [...(stage.ignoresOwnFilters ? [t.ownFiltersNote] : []), ...embedded.leftOut, ...around.notes],
    picture: stage.pictures[0] as StaticMap,
    legend: legendList(locale, keys + (around.options.hasLegend ? legendItems(snapshot, locale) : '')),
    settings: settingsOf(embedded, stage, snapshot, around.options),
  })
}

function settingsOf(
  { locale, view }: ComparisonOfAddress,
  { data }: Awaited<ReturnType<typeof readStage>>,
  { revision, shapes }: Snapshot,
  { theme }: EmbedOptions,
): EmbedSettings {
  const [cell] = data.cells
  const { canvas } = messagesOf(locale).map
  const { projects, gestures } = embedOf(locale)
  const { bbox: _, ...filters } = view.filters
  return {
    ...{ locale, theme, base: '/', isPublished: false, worker: process.env.MAP_WORKER! },
    shapes: shapes.path + (filters.asOf ? `?as-of=${filters.asOf}` : ''),
    tiles: cell!.query === null ? null : tileTemplate('', revision, cell!.query),
    camera: cell!.camera,
    events: { type: 'FeatureCollection', features: [] },
    drawn: cell!.drawn,
    compared: {
      areas: areasCollection(data.areas),
      comparedDistricts: districtsIn(data.areas),
      filled: cell!.filled,
      scatter: data.scatter,
    },
    ...{ districtsWithProjects: [], selected: null, districtId: null },
    projects: localPath(locale, '/projects/'),
    list: localPath(locale, '/') + viewQuery({ filters }),
    words: { canvas, projects, gestures },
  }
}

/** The letter of an area on its disc, a piece of its outline, and its name, as an item of a list. */
function areaKey({ letter, name }: ShownArea): string {
  const colour = CSS_PALETTE.areas[letter]
  const dash = dashArray(letter, OUTLINE_PX)
  return `<li><svg class="pin-icon picture" width="44" height="22" viewBox="0 0 44 22" aria-hidden="true"><circle cx="11" cy="11" r="10" fill="${colour}"/><text class="l" x="11" y="15.5" fill="${CSS_PALETTE.panel}">${letter}</text><path d="M24 11h20" stroke="${colour}" stroke-width="${OUTLINE_PX}"${dash && ` stroke-dasharray="${dash}"`} fill="none"/></svg>${escapeXml(name)}</li>`
}
