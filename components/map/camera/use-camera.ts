import type { MapLibreEvent } from 'maplibre-gl'
import { type RefObject, useCallback, useEffect, useMemo, useRef } from 'react'
import type { MapRef } from 'react-map-gl/maplibre'
import { type Camera, type FixedCamera, MAX_FIT_ZOOM } from '#geo/map/camera'
import { presetViewOf } from '#geo/map/preset-views'
import type { SiteViews } from '#geo/site/site-views'
import { keepAsked } from '#geo/url/question-url'
import { cameraText, parseView, type View, viewQuery } from '#geo/url/view-url'
import { type MapFocus, setMapState } from '../../map-state/map-store'
import { useSiteViews } from '../../site/site-context'
import { afterPaint } from '../after-paint'

interface Input {
  readonly ref: RefObject<MapRef | null>
  readonly isLoaded: boolean
  readonly initial: Camera
  readonly inset: RefObject<HTMLElement | null>
  readonly view: View
  readonly focus: MapFocus | null
}

/**
 * Keeps camera and URL in step. Only a move the reader made is written (`at`, without a new history entry): a preset
 * view or a page says by itself where to look. A change of the URL that is not ours moves the map: `at` comes before
 * the preset view, and that before the page's own focus. Back to a URL with none of them returns to the start; any
 * other such URL leaves the map where it is.
 */
export function useCameraInUrl({ ref, isLoaded, initial, inset, view, focus }: Input) {
  const site = useSiteViews()
  const { start } = site
  const written = useRef(view.camera ? cameraText(view.camera) : '')
  const wasPopped = usePopped()
  const initialViewState = useMemo(() => initialViewOf(initial, inset.current), [initial, inset])

  const write = useCallback(
    (isLeaving: boolean) => {
      const map = ref.current
      if (!map) return
      const camera = currentCamera(map)
      written.current = cameraText(camera)
      writeCamera(camera, isLeaving)
    },
    [ref],
  )
  const remember = useCallback(() => write(true), [write])

  const onMoveEnd = useCallback(
    (
      event: { readonly originalEvent?: unknown; readonly target: MapLibreEvent['target'] } & { byReader?: boolean },
    ) => {
      const isByReader = Boolean(event.originalEvent || event.byReader)
      if (isByReader) write(false)
      const [[west, south], [east, north]] = event.target.getBounds().toArray()
      setMapState('bounds', { box: [west, south, east, north], isByReader })
    },
    [write],
  )

  const target = targetCamera(view, focus, site)
  const key = JSON.stringify(target)
  const lastKey = useRef<string | null>(null)
  useEffect(() => {
    if (!isLoaded || !ref.current) return
    const [[west, south], [east, north]] = ref.current.getBounds().toArray()
    setMapState('bounds', { box: [west, south, east, north], isByReader: false })
  }, [ref, isLoaded])
  useEffect(() => {
    if (!isLoaded || !ref.current) return
    const isFirst = lastKey.current === null
    if (lastKey.current === key) return
    lastKey.current = key
    if (isFirst) return
    const camera: Camera | null = JSON.parse(key)
    if (camera && !('fit' in camera) && cameraText(camera) === written.current) return
    const aim = camera ?? (wasPopped() ? { fit: start } : null)
    if (!aim) return
    written.current = '' // the map leaves what was last written: Back may ask for it again
    // The page goes first: each frame of a flight takes the processor from it.
    afterPaint(() => ref.current && fly(ref.current, aim, inset.current))
  }, [ref, isLoaded, key, inset, wasPopped, start])

  return { initialViewState, onMoveEnd, remember }
}

/** Null: nothing asks for a view. */
function targetCamera(view: View, focus: MapFocus | null, { presetViews }: SiteViews): Camera | null {
  const presetView = presetViewOf(presetViews, view.presetView)
  return view.camera ?? (presetView ? { fit: presetView.bbox } : (focus?.camera ?? null))
}

/** Whether the last change of the URL was Back or Forward; asking resets it. */
function usePopped(): () => boolean {
  const popped = useRef(false)
  useEffect(() => {
    const onPop = () => {
      popped.current = true
    }
    window.addEventListener('popstate', onPop)
    return () => window.removeEventListener('popstate', onPop)
  }, [])
  return useCallback(() => {
    const was = popped.current
    popped.current = false
    return was
  }, [])
}

export const currentCamera = (map: MapRef): FixedCamera => {
  const { lng, lat } = map.getCenter()
  return { center: [lng, lat], zoom: map.getZoom(), bearing: map.getBearing() }
}

/**
 * Replaces `at` (and a preset view, which it overrules) in the address of this history entry. An entry that is about to
 * be left keeps its state: by that Next sees that nothing need be rendered for it, and the next page does not wait.
 */
function writeCamera(camera: FixedCamera, isLeaving: boolean): void {
  const search = new URLSearchParams(location.search)
  const { presetView: _, ...view } = parseView(search)
  const url = location.pathname + keepAsked(viewQuery({ ...view, camera }), search)
  if (url === location.pathname + location.search) return
  window.history.replaceState(isLeaving ? window.history.state : null, '', url)
}

/** The room that fitted views keep to, as padding within the map's box. */
function paddingOf(inset: HTMLElement | null) {
  const box = inset?.offsetParent?.getBoundingClientRect()
  const room = inset?.getBoundingClientRect()
  if (!box || !room) return { top: 0, right: 0, bottom: 0, left: 0 }
  const [left, right] = leavingRoom(room.left - box.left, box.right - room.right, box.width)
  const [top, bottom] = leavingRoom(room.top - box.top, box.bottom - room.bottom, box.height)
  return { top, right, bottom, left }
}

/** Nothing can be fitted into less than this, CSS px: in a small window a view goes behind the tools instead. */
const MIN_ROOM = 48

/** Padding on both sides of a length, lessened in proportion where it would leave too little room. */
function leavingRoom(before: number, after: number, length: number): [before: number, after: number] {
  const available = Math.max(0, length - MIN_ROOM)
  const share = Math.min(1, available / Math.max(1, before + after))
  return [Math.max(0, before) * share, Math.max(0, after) * share]
}

/** From the middle of the map's box to the middle of the room, CSS px. */
export function roomOffset(inset: HTMLElement | null): [x: number, y: number] {
  const { top, right, bottom, left } = paddingOf(inset)
  return [(left - right) / 2, (top - bottom) / 2]
}

export function initialViewOf(camera: Camera, inset: HTMLElement | null) {
  if ('fit' in camera) {
    const [west, south, east, north] = camera.fit
    return {
      bounds: [west, south, east, north] as [number, number, number, number],
      fitBoundsOptions: { padding: paddingOf(inset) },
    }
  }
  const { center, zoom, bearing } = camera
  return { longitude: center[0], latitude: center[1], zoom, bearing }
}

/** Flies there; jumps where the reader asked for less motion (MapLibre's own rule for moves that are not essential). */
function fly(map: MapRef, camera: Camera, inset: HTMLElement | null): void {
  if ('fit' in camera) {
    const [west, south, east, north] = camera.fit
    map.fitBounds([west, south, east, north], {
      padding: paddingOf(inset),
      maxZoom: MAX_FIT_ZOOM,
      bearing: 0,
      duration: 1400,
    })
  } else {
    const { center, zoom, bearing } = camera
    map.flyTo({ center: [center[0], center[1]], zoom, bearing, duration: 1400 })
  }
}
