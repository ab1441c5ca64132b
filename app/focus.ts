/**
 * Where the map looks for a page, and what it marks there: asked by the page for the live map, by the layout for the
 * first picture.
 */

import type { Bbox } from '#geo/filters'
import { lookUp } from '#geo/look-up'
import { bboxOfRadius, type Camera } from '#geo/map/camera'
import { presetViewOf } from '#geo/map/preset-views'
import { rowView } from '#geo/query/list-rows'
import type { Position } from '#geo/records'
import { type MapShapes, shapeBbox } from '#geo/shapes/map-shapes'
import type { SiteViews } from '#geo/site/site-views'
import { rowOfSlug } from '#geo/snapshot/row-lookup'
import type { Snapshot } from '#geo/snapshot/snapshot'
import type { View } from '#geo/url/view-url'
import type { EventSummary } from '#prisma/read/events'

export interface Focus {
  readonly camera: Camera | null
  readonly no: number | null
  readonly districtId: string | null
  /** The events whose ways belong to the page; null: those of all. */
  readonly eventIds: readonly string[] | null
}

export const NO_FOCUS: Focus = { camera: null, no: null, districtId: null, eventIds: null }

/**
 * Half the side of the box shown around a position: enough to see the shape of the district, whose detail ends there.
 */
const NEIGHBOURHOOD_KM = 4.5

/**
 * A project: the surroundings of its position, or the whole district that is all that is known. Null: no such project.
 */
export function projectFocus(snapshot: Snapshot, slug: string): Focus | null {
  const row = rowOfSlug(snapshot, slug)
  if (row === undefined) return null
  const { no, position, errorM, labelPointId } = rowView(snapshot, row)
  const isDistrict = labelPointId !== null && shapeBbox(snapshot.shapes, labelPointId) !== null
  const camera = position
    ? { fit: bboxOfRadius(position, Math.max(NEIGHBOURHOOD_KM, (errorM ?? 0) / 250)) }
    : cameraOn([areaBbox(snapshot.shapes, labelPointId!)])
  return { ...NO_FOCUS, camera, no, districtId: isDistrict ? labelPointId : null }
}

/** The list of districts: everything there is, and nothing that leads out of it. */
export const districtsFocus = ({ whole }: SiteViews): Focus => ({
  ...NO_FOCUS,
  camera: { fit: whole },
  eventIds: [],
})

/** A district by its statistical code. */
export const districtFocus = (shapes: MapShapes, id: string): Focus => ({
  ...NO_FOCUS,
  camera: cameraOn([areaBbox(shapes, id)]),
  districtId: id,
})

type Event = Pick<EventSummary, 'id' | 'place' | 'district'>
interface District {
  /** Statistical code. */
  readonly id: string
}

/**
 * An event: the whole way from where it was held to where its projects go, as far as both are known. One of the whole
 * city looks at all of its districts.
 */
export const eventFocus = (shapes: MapShapes, event: Event, districts: readonly District[]): Focus => ({
  ...NO_FOCUS,
  camera: withMargin(cameraOn(boxesOf(shapes, event, districts))),
  districtId: event.district?.id ?? null,
  eventIds: [event.id],
})

/** The list of events: the ways of all of them. */
export const eventsFocus = (shapes: MapShapes, events: readonly Event[], districts: readonly District[]): Focus => ({
  ...NO_FOCUS,
  camera: withMargin(cameraOn(events.flatMap((event) => boxesOf(shapes, event, districts))), EAST_MARGIN),
})

const boxesOf = (shapes: MapShapes, { place, district }: Event, districts: readonly District[]): (Bbox | null)[] => [
  place && areaBbox(shapes, place.cityId),
  ...(district ? [areaBbox(shapes, district.id)] : districts.map(({ id }) => shapeBbox(shapes, id))),
]

/** The camera that holds all of these boxes that there are; null: there is none, and the map stays at its start. */
function cameraOn(boxes: readonly (Bbox | null)[]): Camera | null {
  const present = boxes.filter((box) => box !== null)
  if (present.length === 0) return null
  const edge = (at: number) => present.map((box) => box[at]!)
  return { fit: [Math.min(...edge(0)), Math.min(...edge(1)), Math.max(...edge(2)), Math.max(...edge(3))] }
}

/** Room for the names and figures that stand above and beside both ends of a way. */
function withMargin(camera: Camera | null, inEast = MARGIN): Camera | null {
  if (!camera || !('fit' in camera)) return camera
  const [west, south, east, north] = camera.fit
  const [x, y] = [east - west, north - south]
  return { fit: [west - x * MARGIN, south - y * MARGIN, east + x * inEast, north + y * MARGIN] }
}

/** Of the box's width and height; of all events more in the east: their figures there end before the map's controls. */
const [MARGIN, EAST_MARGIN] = [0.1, 0.45]

/** A district's own box; around a city's label point some 25 km; null for what has neither. */
function areaBbox(shapes: MapShapes, id: string): Bbox | null {
  const point = lookUp(shapes.labelPoints, id) as Position | undefined
  return shapeBbox(shapes, id) ?? (point ? bboxOfRadius(point, 25) : null)
}

/** The camera of a view: its own, else that of its preset view, else the page's, else the start. */
export function cameraOf(view: View, focus: Focus, { presetViews, start }: SiteViews): Camera {
  const presetView = presetViewOf(presetViews, view.presetView)
  return view.camera ?? (presetView ? { fit: presetView.bbox } : (focus.camera ?? { fit: start }))
}
