/**
 * The live map of a page in another site's frame. It makes its MapLibre map by itself, since such a frame may have no
 * origin, no storage and no history, which Next's pages count on; it never loads its page again.
 */

import { Map as LiveMap, type StyleSpecification, setWorkerUrl } from 'maplibre-gl'
import { compareStyle } from '#geo/compare/map/compare-style'
import { INTERACTIVE, LAYER, PROJECTS_LAYER, SOURCE } from '#geo/map/layers'
import { mapStyle } from '#geo/map/map-style'
import type { Theme } from '#geo/map/palette'
import { supplyImages } from '../map/base/images'
import { keepNames } from '../map/base/keep-names'
import { MAP_OPTIONS } from '../map/base/map-options'
import { type MapTarget, targetOf } from '../map/pointing/map-target'
import { tellHost } from './embed-host'
import type { EmbedSettings } from './embed-settings'

const settings = JSON.parse(document.getElementById('settings')!.textContent!) as EmbedSettings
const { locale, words } = settings
const frame = document.querySelector<HTMLElement>('.map-frame')!
const card = document.getElementById('card') as HTMLAnchorElement
/** Links to the pins in view, for the keyboard. */
const links = document.getElementById('pins')!
const MAX_LINKS = 60
const root = new URL(settings.base, location.href).href
const fileUrl = (path: string): string => root + path.replace(/^\//, '')
const dark = matchMedia('(prefers-color-scheme: dark)')
const theme = (): Theme => settings.theme ?? (dark.matches ? 'dark' : 'light')

tellHost()
setWorkerUrl(fileUrl(settings.worker))
try {
  start()
} catch {
  frame.dataset.map = 'none' // no WebGL: the picture stays
}

function start(): void {
  const map = new LiveMap({
    container: document.querySelector<HTMLElement>('.live-map')!,
    style: style(),
    ...initialView(),
    ...MAP_OPTIONS,
    cooperativeGestures: true,
    locale: {
      'Map.Title': words.canvas,
      'CooperativeGesturesHandler.WindowsHelpText': words.gestures.windows,
      'CooperativeGesturesHandler.MacHelpText': words.gestures.mac,
      'CooperativeGesturesHandler.MobileHelpText': words.gestures.mobile,
    },
  })
  map.on('styledata', supplyImages)
  map.on('style.load', () => select(map))
  map.on('load', () => {
    keepNames(map, style)
    map.once('idle', () => takeOver(map))
  })
  map.on('error', () => {}) // what does not come is missing; the picture or the rest of the map is there
  map.on('idle', () => listPins(map))
  map.on('movestart', () => showCard(null))
  map.on('click', ({ point }) => choose(map, targetAt(map, point)))
  map.on('mousemove', ({ point }) => {
    const target = targetAt(map, point)
    map.getCanvas().style.cursor = target && target.type !== 'district' ? 'pointer' : ''
  })
  dark.addEventListener('change', () => settings.theme ?? map.setStyle(style()))
}

function style(): StyleSpecification {
  const { events, drawn, districtsWithProjects, compared } = settings
  const shapes = fileUrl(settings.shapes)
  const tiles = settings.tiles === null ? null : fileUrl(settings.tiles)
  if (compared) return compareStyle({ theme: theme(), locale, shapes, projects: tiles, drawn, ...compared })
  const projects = settings.isPublished ? `pmtiles://${tiles}` : (tiles ?? '')
  return mapStyle({ theme: theme(), locale, shapes, projects, events, drawn, districtsWithProjects })
}

/** Fitted views keep to the room that the picture had. */
function initialView(): Partial<ConstructorParameters<typeof LiveMap>[0]> {
  const { camera } = settings
  if (!('fit' in camera)) return { center: [...camera.center], zoom: camera.zoom, bearing: camera.bearing }
  const [box, room] = ['.map-frame', '.map-inset'].map((name) => document.querySelector(name)!.getBoundingClientRect())
  const [west, south, east, north] = camera.fit
  const padding = {
    top: room!.top - box!.top,
    left: room!.left - box!.left,
    right: box!.right - room!.right,
    bottom: box!.bottom - room!.bottom,
  }
  return { bounds: [west, south, east, north], fitBoundsOptions: { padding } }
}

function takeOver(map: LiveMap): void {
  frame.dataset.map = 'live'
  document.querySelector<HTMLElement>('.static-map')!.inert = true
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-zoom]')) {
    button.hidden = false
    button.addEventListener('click', () => map.zoomTo(map.getZoom() + Number(button.dataset.zoom)))
  }
}

function select(map: LiveMap): void {
  const { selected, districtId } = settings
  const state = { selected: true }
  if (selected !== null)
    map.setFeatureState({ source: SOURCE.projects, sourceLayer: PROJECTS_LAYER, id: selected }, state)
  if (districtId !== null) map.setFeatureState({ source: SOURCE.districts, id: districtId }, state)
}

function targetAt(map: LiveMap, point: { x: number; y: number }): MapTarget | null {
  const layers = INTERACTIVE.filter((id) => map.getLayer(id))
  const [feature] = map.queryRenderedFeatures([point.x, point.y], { layers })
  return feature ? targetOf(feature, locale) : null
}

/** A cluster is zoomed into; everything else names itself, as a link to its page. */
function choose(map: LiveMap, target: MapTarget | null): void {
  if (target?.type !== 'cluster') showCard(target)
  else
    map.easeTo({ center: [...target.at], zoom: target.expansionZoom ? target.expansionZoom + 0.2 : map.getZoom() + 2 })
}

function showCard(target: MapTarget | null): void {
  const link = target && linkOf(target)
  card.hidden = !link
  if (!link) return
  card.href = link.href
  card.firstElementChild!.textContent = link.name
}

function linkOf(target: MapTarget): { readonly href: string; readonly name: string } | null {
  if (target.type === 'pin') return { href: pageOf(target), name: target.name }
  if (target.type === 'venue') return { href: target.href, name: target.name.split('\n')[0]! }
  if (target.type === 'stack' && target.box && !settings.isPublished) {
    const href = `${settings.list}${settings.list.includes('?') ? '&' : '?'}bbox=${target.box.join()}`
    return { href, name: `${target.count} ${words.projects}` }
  }
  return target.type === 'group' || target.type === 'stack'
    ? { href: settings.list, name: `${target.count} ${words.projects}` }
    : null
}

const pageOf = ({ no, slug }: { readonly no: number; readonly slug: string }): string =>
  settings.projects + (settings.isPublished ? no : slug)

/** The pins in view as links, once each, from left to right: a canvas has none of its own. */
function listPins(map: LiveMap): void {
  if (!map.getLayer(LAYER.pin)) return
  const pins = new Map<number, MapTarget & { readonly type: 'pin' }>()
  for (const feature of map.queryRenderedFeatures({ layers: [LAYER.pin] })) {
    const target = targetOf(feature, locale)
    if (target?.type === 'pin') pins.set(target.no, target)
  }
  const sorted = [...pins.values()].sort((a, b) => a.at[0] - b.at[0]).slice(0, MAX_LINKS)
  if (links.contains(document.activeElement)) return // whoever stands in the list is not thrown out of it
  links.replaceChildren(
    ...sorted.map((pin) => {
      const item = document.createElement('li')
      const link = document.createElement('a')
      link.href = pageOf(pin)
      link.textContent = pin.name
      item.append(link)
      return item
    }),
  )
}
