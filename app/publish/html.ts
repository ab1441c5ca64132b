/** The page of a published revision: its list is there without a script, the map and the records come with it. */

import { messagesOf } from '#components/messages/index'
import type { PublishedSettings } from '#components/static/published-settings'
import { cssVariables } from '#geo/map/palette'
import { swatchVariable } from '#geo/map/swatches'
import type { FacetCount, Totals } from '#geo/query/facets'
import type { RowView } from '#geo/query/list-rows'
import type { SiteWords } from '#geo/site/site'
import { type EditedTerm, termIn } from '#geo/terms'
import { escapeXml } from '#geo/text/escape-xml'
import { countText, fill, formatNumber, LANG } from '#geo/text/format'
import { type Locale, labelOf } from '#geo/vocabulary'
import { STYLE } from './html-style'
import { feedHead, type TakeAlong, takeSection } from './take-section'

export interface PublishedPage {
  readonly locale: Locale
  readonly revision: number
  readonly totals: Totals
  readonly sectors: readonly FacetCount[]
  /** What the sectors are called, and their colours. */
  readonly terms: readonly EditedTerm[]
  /** The first projects by name. */
  readonly first: readonly RowView[]
  readonly settings: PublishedSettings
  /** What the site says of itself. */
  readonly words: SiteWords
  readonly isSynthetic: boolean
  /** What must be said of the map shapes. */
  readonly notes: readonly string[]
  readonly taken: TakeAlong
}

/**
 * Without a server there is no nonce: scripts and styles are files, but for this page's own style, which is let in as
 * such.
 */
const POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; worker-src 'self' blob:; object-src 'none'; base-uri 'none'"

export function publishedPage(page: PublishedPage): string {
  const { locale, revision, totals, first, settings, words } = page
  const { site, published, map } = messagesOf(locale)
  const { base } = settings
  return `<!doctype html>
<html lang="${LANG[locale]}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${escapeXml(words.name)}</title><meta name="description" content="${escapeXml(words.description)}">
<link rel="icon" href="${base}icon.svg"><link rel="stylesheet" href="${base}map.css"><style>:root{${cssVariables('light')}}@media(prefers-color-scheme:dark){:root{color-scheme:dark;${cssVariables('dark')}}}${STYLE}</style>
${feedHead(page.taken, locale, base)}<script type="module" src="${base}map.js"></script></head>
<body>${page.isSynthetic ? `<p class="site-notice" role="note">${escapeXml(site.synthetic)}</p>` : ''}
<header><a href="./">${escapeXml(words.name)}</a><span>${escapeXml(fill(published.note, { n: String(revision) }))}</span><a href="${otherPage(page)}" lang="${locale === 'zh' ? 'en' : 'zh-CN'}">${escapeXml(site.otherLanguage)}</a></header>
<main><section class="panel"><h1>${escapeXml(countText(messagesOf(locale).home.found, totals.count, locale))}</h1>
<article id="record" aria-label="${escapeXml(published.record)}" aria-live="polite" tabindex="-1" hidden></article>
<ul class="sectors">${sectorItems(page)}</ul>
<h2>${escapeXml(fill(published.first, { n: formatNumber(first.length, locale) }))}</h2>
<ol>${first.map((row) => `<li><a href="#${row.no}">${escapeXml(row.name[locale])}</a></li>`).join('')}</ol>
<p><a href="${base}facets.json">${escapeXml(published.data)}</a></p>
${takeSection(page.taken, locale, base)}</section>
<section class="map"><div id="map" role="region" aria-label="${escapeXml(map.label)}"></div><p class="note">${escapeXml(page.notes.join(' · '))}</p></section></main>
<script type="application/json" id="settings">${JSON.stringify(settings).replaceAll('<', '\\u003c')}</script></body></html>
`
}

const otherPage = ({ locale }: PublishedPage): string => (locale === 'zh' ? 'en/' : '../')

const sectorItems = ({ sectors, terms, locale }: PublishedPage): string =>
  [...sectors]
    .sort((a, b) => b.count - a.count)
    .map(
      ({ value, count }) =>
        `<li><i style="background:var(${swatchVariable(termIn(terms, value)?.colour ?? null)})"></i>${escapeXml(labelOf(terms, value, locale))}<b>${formatNumber(count, locale)}</b></li>`,
    )
    .join('')
