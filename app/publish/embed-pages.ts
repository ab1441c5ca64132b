/** Embedded maps of a published revision: of the whole, of each district and of each event. */

import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { DEFAULT_EMBED } from '#geo/url/embed-url'
import type { Locale } from '#geo/vocabulary'
import { isSynthetic } from '#prisma/seed/synthetic-mark'
import { embedFiles } from '#prisma/server/embed-files'
import { embeddedMap } from '../embed/address'
import { type EmbedPlace, embedPage } from '../embed/document'
import { notesOf } from '../shapes-notes'
import type { PageLinks } from '../site'
import { viewTitle } from '../view-title'
import { HOME, projectHash } from './published-links'

const STYLE = 'embed.css'
const SCRIPT = 'embed.js'

/** Writes what all of them share. */
export async function writeEmbedCode(folder: string): Promise<void> {
  const [script, style] = await embedFiles('components/static/published-embed.ts')
  await writeFile(join(folder, SCRIPT), script)
  await writeFile(join(folder, STYLE), style)
}

export const embedFile = (locale: Locale, path: string): string =>
  `embed/${locale}${path === '/' ? '' : path}/index.html`

export interface EmbedToWrite {
  readonly locale: Locale
  /** Of the page, without the language. */
  readonly path: string
  /** Of the map's worker, from the folder. */
  readonly worker: string
  readonly address: URL | null
  readonly links: PageLinks
}

/** Writes one. Comes back with its title; null where there is no such page. */
export async function writeEmbed(folder: string, embed: EmbedToWrite): Promise<string | null> {
  const { locale, path, worker, address, links } = embed
  const embedded = await embeddedMap({ locale, path, view: { filters: {} } })
  if (!embedded) return null
  const { snapshot } = embedded.map
  const file = embedFile(locale, path)
  const base = '../'.repeat(file.split('/').length - 1)
  const home = base + HOME[locale]
  const place: EmbedPlace = {
    ...{ base, style: STYLE, script: SCRIPT, worker, home, shapes: 'geo', tiles: 'projects.pmtiles/{z}/{x}/{y}' },
    hrefOf: (href) => home + projectHash(snapshot, href),
    canonical: links.page(locale, path) || null,
  }
  const title = await viewTitle(embedded.caption.title, { locale, view: { filters: {} } })
  const { html } = embedPage({
    ...embedded,
    ...{ title, place, options: DEFAULT_EMBED, origin: address?.origin ?? '' },
    notes: await notesOf(snapshot.shapes, locale),
    isSynthetic: await isSynthetic(),
  })
  await mkdir(dirname(join(folder, file)), { recursive: true })
  await writeFile(join(folder, file), html)
  return title
}
