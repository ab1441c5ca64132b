/** The same answers for people: plain pages without scripts. */

import { lookUp } from '../look-up'
import { escapeXml } from '../text/escape-xml'
import type { OgcLink } from './describe'

/** Where a page stands: from the landing page down to it. */
export type Trail = readonly { readonly href: string; readonly title: string }[]

export const htmlPage = (title: string, trail: Trail, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escapeXml(title)}</title></head><body><nav aria-label="Path">${trail
    .map(({ href, title: name }) => `<a href="${escapeXml(href)}">${escapeXml(name)}</a>`)
    .join(' / ')}</nav><main><h1>${escapeXml(title)}</h1>${body}</main></body></html>\n`

export const linkList = (links: readonly Pick<OgcLink, 'href' | 'rel' | 'title'>[]): string =>
  `<ul>${links.map(({ href, rel, title }) => `<li><a rel="${escapeXml(rel)}" href="${escapeXml(href)}">${escapeXml(title)}</a> (${escapeXml(rel)})</li>`).join('')}</ul>`

export const paragraph = (text: string): string => `<p>${escapeXml(text)}</p>`

/** A row for each object, a column for each name. */
export const htmlTable = (names: readonly string[], rows: readonly Readonly<Record<string, unknown>>[]): string =>
  `<table><thead><tr>${names.map((name) => `<th scope="col">${escapeXml(name)}</th>`).join('')}</tr></thead><tbody>${rows
    .map((row) => `<tr>${names.map((name) => `<td>${cellHtml(lookUp(row, name))}</td>`).join('')}</tr>`)
    .join('')}</tbody></table>`

function cellHtml(value: unknown): string {
  const text = escapeXml(String(value ?? ''))
  return /^https?:/.test(text) ? `<a href="${text}">${text}</a>` : text
}
