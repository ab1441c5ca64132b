/** The page of an embedded map: a picture that needs no script, and what the live map goes on from. */

import { createHash } from 'node:crypto'
import type { EmbedSettings } from '#components/embed/embed-settings'
import { embedOf } from '#components/messages/embed/index'
import { messagesOf } from '#components/messages/index'
import { localPath } from '#components/paths'
import { drawnCollection } from '#geo/map/area-outline'
import { tileTemplate } from '#geo/map/layers'
import { CSS_PALETTE } from '#geo/map/palette'
import { drawStaticMap, type StaticMap, type StaticMapLevel } from '#geo/map/static-map'
import type { Rooms } from '#geo/map/zoom-levels'
import { escapeXml } from '#geo/text/escape-xml'
import { LANG } from '#geo/text/format'
import type { EmbedOptions } from '#geo/url/embed-url'
import { viewQuery } from '#geo/url/view-url'
import type { Locale } from '#geo/vocabulary'
import { eventCollection } from '../event-marks'
import { type MapOfAddress, pictureLevels } from '../picture'
import { themeCss } from '../theme-css'
import type { EmbeddedMap } from './address'
import { legendItems } from './legend'

/** From a narrow column to a wide page. */
const ROOMS: Rooms = { least: [200, 140], most: [1100, 640] }
/** As the build has named them (prisma/server/embed-files.ts). */
const FILES = process.env.EMBED_FILES ?? ''

export interface EmbedPage extends EmbeddedMap {
  /** What the view is called where its caption is not shown. */
  readonly title: string
  readonly options: EmbedOptions
  /** Of this site, as readers have it. */
  readonly origin: string
  /** What must be said on the map. */
  readonly notes: readonly string[]
  readonly isSynthetic: boolean
  /** Absent: at this site. */
  readonly place?: EmbedPlace
}

/** Where an embedded map stands that is a published file. Its paths are relative to it. */
export interface EmbedPlace {
  /** Of the files that the map needs. */
  readonly base: string
  readonly style: string
  readonly script: string
  readonly worker: string
  readonly shapes: string
  readonly tiles: string
  /** The whole map: a page of files, where the number of a project behind # opens it. */
  readonly home: string
  /** Where a page of this site is among the files. */
  readonly hrefOf: (path: string) => string
  /** The page that the view belongs to, as a whole address; null where that is not known. */
  readonly canonical: string | null
}

export interface Html {
  readonly html: string
  readonly policy: string
}

/** A map and all that stands around it. */
export interface FramedMap
  extends Pick<EmbedPage, 'caption' | 'title' | 'options' | 'origin' | 'notes' | 'isSynthetic'> {
  readonly locale: Locale
  readonly picture: StaticMap
  /** The page of the map. */
  readonly full: string
  readonly canonical: string | null
  /** As a list; '' for none. */
  readonly legend: string
  readonly settings: EmbedSettings
  readonly place?: EmbedPlace | undefined
}

export function embedPage(page: EmbedPage): Html {
  const { map, options, place } = page
  const { locale, path, view } = map.address
  const full = place ? place.home : localPath(locale, path) + viewQuery(view)
  return framedMap({
    ...page,
    locale,
    full,
    picture: drawStaticMap(levelsOf(page)),
    canonical: place ? place.canonical : page.origin + full,
    legend: options.hasLegend ? legendList(locale, legendItems(map.snapshot, locale)) : '',
    settings: settingsOf(map, options, place),
  })
}

export const legendList = (locale: Locale, items: string): string =>
  `<ul class="embed-legend" aria-label="${escapeXml(embedOf(locale).legend)}">${items}</ul>`

export function framedMap(page: FramedMap): Html {
  const { locale, caption, title, options, isSynthetic, full, canonical, legend, settings, place } = page
  const [t, words] = [messagesOf(locale), embedOf(locale)]
  const { size, px, shapes, features, rules, levels } = page.picture
  const [width, height] = size.map(Math.round) as [number, number]
  const notes = [...(options.hasTitle || !caption.condition ? [] : [caption.condition]), ...page.notes]
  const box = px === null ? `--ratio:${(width / height).toFixed(4)}` : `width:${px}px;height:${px}px`
  const body = `${isSynthetic ? `<p class="embed-notice" role="note">${escapeXml(t.site.synthetic)}</p>` : ''}
${options.hasTitle ? `<header class="embed-title"><h1>${escapeXml(caption.title)}</h1><p>${escapeXml(caption.lines.join(' · '))}</p></header>` : ''}
<section class="map" aria-label="${escapeXml(t.map.label)}">
<div class="map-frame" data-map="pending">
<div class="static-map"><div class="${px === null ? 'picture-room' : 'picture-fixed'}"><svg class="picture" role="group" aria-label="${escapeXml(t.map.label)}" style="${box}" data-levels="${levels ?? ''}"><svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" width="100%" height="100%" overflow="visible">${shapes}</svg>${features}</svg></div></div>
<div class="live-map"></div><div class="map-inset" aria-hidden="true"></div></div>
<ul class="embed-pins" id="pins" aria-label="${escapeXml(t.map.pinsInView)}"></ul>
<div class="embed-zoom"><button type="button" data-zoom="1" aria-label="${escapeXml(t.map.zoomIn)}" hidden>+</button><button type="button" data-zoom="-1" aria-label="${escapeXml(t.map.zoomOut)}" hidden>−</button></div>
<a class="embed-card" id="card" href="${escapeXml(full)}" hidden><span></span> <small>${escapeXml(words.newWindow)}</small></a>
</section>
${legend}
<footer class="embed-notes">${notes.map((note) => `<span>${escapeXml(note)}</span>`).join('')}${place ? `<span>${escapeXml(t.map.attribution)}</span>` : `<a href="${localPath(locale, '/about')}#sources">${escapeXml(t.map.attribution)}</a>`}<a class="embed-open" href="${escapeXml(full)}">${escapeXml(words.open)}<span class="visually-hidden"> · ${escapeXml(words.newWindow)}</span></a></footer>
<script type="application/json" id="settings">${JSON.stringify(settings).replaceAll('<', '\\u003c')}</script>`
  return wholePage({ page, title, canonical, style: `${themeCss()}${rules ?? ''}`, body })
}

/** Marks lead where pages are. */
function levelsOf({ map, place }: EmbedPage): [StaticMapLevel, ...StaticMapLevel[]] {
  const levels = pictureLevels(map, CSS_PALETTE, ROOMS)
  if (!place) return levels
  const moved = <Mark extends { readonly href: string }>(mark: Mark): Mark => ({
    ...mark,
    href: place.hrefOf(mark.href),
  })
  const [first, ...others] = levels.map((level) => ({
    ...level,
    features: level.features.map(moved),
    events: level.events.map(moved),
  }))
  return [first!, ...others]
}

/** The same frame around a sentence instead of a map. */
export const embedMessage = (page: Pick<EmbedPage, 'origin' | 'options'> & { readonly locale: Locale }, text: string) =>
  wholePage({
    page,
    title: text,
    canonical: null,
    style: themeCss(),
    body: `<p class="embed-message">${escapeXml(text)}</p>`,
    hasMap: false,
  })

interface Whole {
  readonly page: Pick<EmbedPage, 'origin' | 'options'> & {
    readonly locale: Locale
    readonly place?: EmbedPlace | undefined
  }
  readonly title: string
  readonly canonical: string | null
  readonly style: string
  readonly body: string
  readonly hasMap?: boolean
}

function wholePage({ page, title, canonical, style, body, hasMap = true }: Whole): Html {
  const { origin, options, locale, place } = page
  const [sheet, script] = place
    ? [place.base + place.style, place.base + place.script]
    : [`${FILES}.css`, `${FILES}.mjs`]
  const policy = policyOf(origin, style)
  const theme = options.theme ? ` data-theme="${options.theme}"` : ''
  const html = `<!doctype html>
<html lang="${LANG[locale]}"${theme}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeXml(title)}</title><meta name="robots" content="noindex">${canonical ? `<link rel="canonical" href="${escapeXml(canonical)}">` : ''}
${place ? `<meta http-equiv="Content-Security-Policy" content="${policy.replace(/; frame-ancestors.*/, '')}">` : ''}<base target="_blank"><link rel="stylesheet" href="${sheet}"><style>${style}</style>
${hasMap ? `<script type="module" crossorigin src="${script}"></script>` : ''}</head>
<body class="embed">${body}</body></html>
`
  return { html, policy }
}

/**
 * A frame without an origin takes nothing for its own, so this site is named as well; MapLibre's worker is data there.
 * Styles by their hash: a page without a nonce may be cached.
 */
function policyOf(origin: string, style: string): string {
  const here = `'self' ${origin}`
  return [
    `default-src 'none'`,
    `script-src ${here}`,
    `style-src ${here} 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    `style-src-attr 'unsafe-inline'`,
    `img-src ${here} data: blob:`,
    `connect-src ${here}`,
    `worker-src ${here} data:`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors *`,
  ].join('; ')
}

function settingsOf(map: MapOfAddress, options: EmbedOptions, place?: EmbedPlace): EmbedSettings {
  const { address, snapshot, events, districtsWithProjects, focus, camera } = map
  const { locale, view } = address
  const { bbox: _, ...filters } = view.filters
  const [t, words] = [messagesOf(locale), embedOf(locale)]
  return {
    locale,
    theme: options.theme,
    base: place?.base ?? '/',
    isPublished: place !== undefined,
    worker: place?.worker ?? process.env.MAP_WORKER!,
    shapes: place?.shapes ?? snapshot.shapes.path + (filters.asOf ? `?as-of=${filters.asOf}` : ''),
    tiles: place?.tiles ?? tileTemplate('', snapshot.revision, viewQuery({ filters })),
    camera,
    events: eventCollection(place ? events.map((event) => ({ ...event, href: place.hrefOf(event.href) })) : events),
    drawn: drawnCollection(view.filters.area),
    districtsWithProjects,
    selected: focus.no,
    districtId: focus.districtId,
    projects: place ? `${place.home}#` : localPath(locale, '/projects/'),
    list: place ? place.home : localPath(locale, '/') + viewQuery({ filters }),
    words: { canvas: t.map.canvas, projects: words.projects, gestures: words.gestures },
  }
}
