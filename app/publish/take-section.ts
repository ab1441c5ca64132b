/** What of a published revision can be taken along, as a section of its page. */

import { embedOf } from '#components/messages/embed/index'
import { messagesOf } from '#components/messages/index'
import { escapeXml } from '#geo/text/escape-xml'
import { frameCode } from '#geo/url/embed-url'
import { FEED_FORMATS, FEED_TYPES } from '#geo/url/feed-url'
import type { Locale } from '#geo/vocabulary'
import { type DataFile, feedPaths } from './data-files'
import { embedFile } from './embed-pages'

/** A page that has a map for other pages, and feeds. */
export interface PublishedView {
  /** Without the language. */
  readonly path: string
  readonly title: string
}

export interface TakeAlong {
  readonly files: readonly DataFile[]
  /** The path of the data package. */
  readonly archive: string
  /** The whole first. */
  readonly views: readonly PublishedView[]
  /** Where the folder is served; null: not known, and there are no feeds. */
  readonly address: URL | null
}

const FRAME_HEIGHT = 560

export function takeSection({ files, archive, views, address }: TakeAlong, locale: Locale, base: string): string {
  const { published: words, exported } = messagesOf(locale)
  const nameOf = (list: DataFile['list']) => (list === 'projects' ? exported.projects : exported.lists[list])
  const lists = [...new Set(files.map(({ list }) => list))].map((list) => {
    const links = files
      .filter((file) => file.list === list)
      .map(
        ({ path, ending }) =>
          `<a href="${base}${path}" download>${ending === 'geojson' ? 'GeoJSON' : ending.toUpperCase()}</a>`,
      )
    return `<li>${escapeXml(nameOf(list))} ${links.join(' ')}</li>`
  })
  const viewsAt = (section: string) => views.filter(({ path }) => path.startsWith(section))
  const [whole] = views
  const code = whole && address ? codeOf(whole, address, locale) : ''
  const group = (title: string, section: string) =>
    viewsAt(section).length === 0
      ? ''
      : `<details><summary>${escapeXml(title)}</summary><ul>${viewsAt(section)
          .map((view) => `<li>${escapeXml(view.title)} ${viewLinks(view, locale, base, address !== null)}</li>`)
          .join('')}</ul></details>`
  return `<section class="take"><h2>${escapeXml(words.take)}</h2><ul>${lists.join('')}<li><a href="${base}${archive}" download>${escapeXml(exported.package)}</a></li>
${whole ? `<li>${viewLinks(whole, locale, base, address !== null)}</li>` : ''}</ul>${code}
${group(words.districts, '/districts/')}${group(words.events, '/events/')}
<p>${escapeXml([...(address ? [] : [words.noAddress]), words.server].join(' '))}</p></section>`
}

function viewLinks({ path }: PublishedView, locale: Locale, base: string, hasFeeds: boolean): string {
  const feeds = feedPaths(locale, path)
  const { names } = embedOf(locale).feed
  return [
    `<a href="${base}${embedFile(locale, path)}">${escapeXml(messagesOf(locale).published.embed)}</a>`,
    ...(hasFeeds ? FEED_FORMATS.map((format) => `<a href="${base}${feeds[format]}">${names[format]}</a>`) : []),
  ].join(' ')
}

function codeOf({ path, title }: PublishedView, address: URL, locale: Locale): string {
  const src = new URL(embedFile(locale, path), address).href
  const code = frameCode({ src, title, width: null, height: FRAME_HEIGHT })
  return `<label>${escapeXml(messagesOf(locale).published.code)}<textarea readonly rows="3" spellcheck="false">${escapeXml(code)}</textarea></label>`
}

/** What programs that read feeds look for in the head of the page. */
export const feedHead = ({ views: [whole], address }: TakeAlong, locale: Locale, base: string): string =>
  whole && address
    ? FEED_FORMATS.map(
        (format) =>
          `<link rel="alternate" type="${FEED_TYPES[format]}" title="${escapeXml(whole.title)}" href="${base}${feedPaths(locale, whole.path)[format]}">`,
      ).join('')
    : ''
