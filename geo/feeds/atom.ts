import { escapeXml } from '../text/escape-xml'
import { LANG } from '../text/format'
import type { Feed, FeedEntry } from './feed'

/** Atom (RFC 4287), positions as GeoRSS Simple: latitude first. */
export const atomOf = (feed: Feed): string => `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:georss="http://www.georss.org/georss" xml:lang="${LANG[feed.locale]}">
<id>${text(feed.id)}</id>
<title>${text(feed.title)}</title>
<subtitle>${text(feed.description)}</subtitle>
<updated>${feed.updated}</updated>
<author><name>${text(feed.author)}</name></author>
<rights>${text(feed.licence)}</rights>
<icon>${text(feed.icon)}</icon>
<link rel="self" type="application/atom+xml" href="${text(feed.self)}"/>
<link rel="alternate" type="text/html" hreflang="${LANG[feed.locale]}" href="${text(feed.page)}"/>
${feed.entries.map(entryOf).join('')}</feed>
`

const entryOf = ({ id, title, link, at, sentences, categories, position }: FeedEntry): string => `<entry>
<id>${text(id)}</id>
<title>${text(title)}</title>
<link rel="alternate" type="text/html" href="${text(link)}"/>
<published>${at}</published>
<updated>${at}</updated>
${categories.map((category) => `<category term="${text(category)}"/>\n`).join('')}<content type="html">${text(sentencesHtml(sentences))}</content>
${position ? `<georss:point>${position[1]} ${position[0]}</georss:point>\n` : ''}</entry>
`

export const sentencesHtml = (sentences: readonly string[]): string =>
  sentences.length === 1
    ? `<p>${escapeXml(sentences[0]!)}</p>`
    : `<ul>${sentences.map((sentence) => `<li>${escapeXml(sentence)}</li>`).join('')}</ul>`

/** What XML 1.0 cannot hold in any way. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are meant
const IMPOSSIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu

const text = (value: string): string => escapeXml(value.replace(IMPOSSIBLE, ''))
