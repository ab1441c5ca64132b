/** What the map of an address shows: drawn in the page as its first picture, and by /og for link previews. */

import { messagesOf } from '#components/messages/index'
import { localPath } from '#components/paths'
import type { Bbox, Filters } from '#geo/filters'
import { unproject } from '#geo/geometry/web-mercator'
import { drawnRings } from '#geo/map/area-outline'
import { bboxAround, type Camera, projectBbox } from '#geo/map/camera'
import type { Palette } from '#geo/map/palette'
import { pinOfLook } from '#geo/map/pin-art'
import type { StaticMapLevel } from '#geo/map/static-map'
import type { StaticMapEvent, StaticMapFeature, StaticMapInput } from '#geo/map/static-map-input'
import { type Rooms, staticMapZoom, type ZoomLevel, zoomLevels } from '#geo/map/zoom-levels'
import { facets } from '#geo/query/facets'
import type { SiteViews } from '#geo/site/site-views'
import type { Snapshot } from '#geo/snapshot/snapshot'
import { countText } from '#geo/text/format'
import type { Feature } from '#geo/tiles/feature-objects'
import { compactCount } from '#geo/tiles/features'
import { viewFeatures } from '#geo/tiles/tiles'
import { type View, viewQuery } from '#geo/url/view-url'
import type { Locale } from '#geo/vocabulary'
import { type DistrictSummary, getDistricts } from '#prisma/read/districts'
import { type EventSummary, getEvents } from '#prisma/read/events'
import { type Selected, selected } from '#prisma/read/selected-projects'
import { readSiteViews } from '#prisma/site/site'
import { eventMarks } from './event-marks'
import {
  cameraOf,
  districtFocus,
  districtsFocus,
  eventFocus,
  eventsFocus,
  type Focus,
  NO_FOCUS,
  projectFocus,
} from './focus'

/** An address of a page with a map: its path without the language. */
export interface Address {
  readonly locale: Locale
  readonly path: string
  readonly view: View
}

/** What stands beside the map: a line over the title, the title, and what to know first. */
export interface Caption {
  readonly kicker: string | null
  readonly title: string
  readonly lines: readonly string[]
  /** The line among them that says the filter of the map; null for none. */
  readonly condition: string | null
}

/** What is on the map of an address, and where it looks. */
export interface MapOfAddress extends Pick<Selected<Snapshot>, 'snapshot' | 'selection'> {
  readonly address: Address
  readonly events: readonly StaticMapEvent[]
  readonly districts: readonly DistrictSummary[]
  /** Statistical codes of the districts that have projects. */
  readonly districtsWithProjects: readonly string[]
  readonly focus: Focus
  readonly camera: Camera
}

export async function mapOf(address: Address): Promise<MapOfAddress> {
  const { locale, path, view } = address
  const [{ snapshot, selection }, events, districts, site] = await Promise.all([
    selected(view.filters),
    getEvents(),
    getDistricts(),
    readSiteViews(),
  ])
  const districtsWithProjects = facets(snapshot, {})
    .district.toSorted((a, b) => b.count - a.count)
    .map(({ value }) => value)
  const focus = focusOfPath(path, { snapshot, events, districts, site })
  return {
    address,
    snapshot,
    selection,
    events: await eventMarks(locale, focus.eventIds),
    districts,
    districtsWithProjects,
    focus,
    camera: cameraOf(view, focus, site),
  }
}

/**
 * What the picture of a map is drawn from where a fitted view comes out `widthPx` wide: this decides which marks stand
 * together.
 */
export const pictureInput = (map: MapOfAddress, palette: Palette, widthPx: number): StaticMapInput =>
  inputAt(map, palette)(staticMapZoom(map.camera, widthPx))

/** The same for every level of zoom that a fitted view may come out at in such rooms. */
export function pictureLevels(
  map: MapOfAddress,
  palette: Palette,
  rooms: Rooms,
): [StaticMapLevel, ...StaticMapLevel[]] {
  const [first, ...others] = zoomLevels(map.camera, rooms)
  const inputOf = inputAt(map, palette)
  const levelOf = ({ from, zoom }: ZoomLevel) => ({ ...inputOf(zoom), from })
  return [levelOf(first), ...others.map(levelOf)]
}

/** The input by zoom. Marks are computed once for all levels within one zoom of the tiles. */
function inputAt(map: MapOfAddress, palette: Palette): (zoom: number) => StaticMapInput {
  const { address, snapshot, selection, events, districtsWithProjects, focus, camera } = map
  const { locale, view } = address
  const { shapes } = snapshot
  const marksByZoom = new Map<number, StaticMapFeature[]>()
  const marksAt = (tileZoom: number): StaticMapFeature[] => {
    const context: MarkContext = { locale, filters: view.filters, zoom: tileZoom, selected: focus.no }
    const marks =
      marksByZoom.get(tileZoom) ??
      viewFeatures(snapshot, selection, tileZoom, boxInSight(camera)).map((feature) => markOf(feature, context))
    marksByZoom.set(tileZoom, marks)
    return marks
  }
  const drawn = drawnRings(view.filters.area)
  return (zoom) => ({
    camera,
    zoom,
    locale,
    palette,
    districts: shapes.districts,
    water: shapes.water,
    sea: shapes.sea,
    rivers: shapes.rivers,
    labels: shapes.labels,
    features: marksAt(Math.floor(zoom)),
    events,
    districtsWithProjects,
    selectedDistrict: focus.districtId,
    drawn,
  })
}

interface Known {
  readonly snapshot: Snapshot
  readonly events: readonly EventSummary[]
  readonly districts: readonly DistrictSummary[]
  readonly site: SiteViews
}

function focusOfPath(path: string, { snapshot, events, districts, site }: Known): Focus {
  const [, section, slug] = path.split('/')
  if (section === 'projects' && slug) return projectFocus(snapshot, slug) ?? NO_FOCUS
  if (section === 'districts' && !slug) return districtsFocus(site)
  const district = section === 'districts' && districts.find((candidate) => candidate.slug === slug)
  if (district) return districtFocus(snapshot.shapes, district.id)
  if (section === 'events' && !slug) return eventsFocus(snapshot.shapes, events, districts)
  const event = section === 'events' && events.find((candidate) => candidate.slug === slug)
  return event ? eventFocus(snapshot.shapes, event, districts) : NO_FOCUS
}

/** What may come into sight around a camera, so that no mark in sight is missing: see frameOf. */
function boxInSight(camera: Camera): Bbox {
  if (!('fit' in camera)) return bboxAround(camera, 1600)
  const [left, top, right, bottom] = projectBbox(camera.fit)
  const half = 1.6 * Math.max(right - left, bottom - top)
  const [x, y] = [(left + right) / 2, (top + bottom) / 2]
  const [west, north] = unproject(x - half, y - half)
  const [east, south] = unproject(x + half, y + half)
  return [Math.max(-180, west), south, Math.min(180, east), north]
}

interface MarkContext {
  readonly locale: Locale
  readonly filters: Filters
  readonly zoom: number
  readonly selected: number | null
}

/** Without scripts a count is a link to a closer view, or to the list of what stands there. */
function markOf(
  { id, position, properties: p }: Feature,
  { locale, filters, zoom, selected }: MarkContext,
): StaticMapFeature {
  const query = (more: Parameters<typeof viewQuery>[0]) => localPath(locale, '/') + viewQuery(more)
  if (p.t === 'pin') {
    return {
      type: 'pin',
      position,
      pin: pinOfLook(p.s, p.p, p.st ?? ''),
      name: { zh: p.zh, en: p.en },
      href: localPath(locale, `/projects/${p.slug}`) + viewQuery({ filters }),
      ring: p.r ?? null,
      selected: id === selected,
    }
  }
  const closer = query({ filters, camera: { center: position, zoom: Math.min(zoom + 2, 16), bearing: 0 } })
  const href =
    p.t === 'stack'
      ? query({ filters: { ...filters, bbox: p.b.split(',').map(Number) as [number, number, number, number] } })
      : closer
  const title = countText(messagesOf(locale).map[p.t], p.n, locale)
  return {
    type: 'count',
    position,
    count: p.n,
    label: compactCount(p.n, locale),
    title,
    href,
    hollow: p.t === 'group',
    mix: p.m,
  }
}
