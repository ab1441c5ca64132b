/** Where things stand among published files: what has no page there leads to the map. */

import { rowOfSlug } from '#geo/snapshot/row-lookup'
import type { Snapshot } from '#geo/snapshot/snapshot'
import type { Locale } from '#geo/vocabulary'
import type { PageLinks } from '../site'

/** The page of the map of a language, from the folder. */
export const HOME: Readonly<Record<Locale, string>> = { zh: 'index.html', en: 'en/index.html' }

const PROJECT = /^(?:\/en)?\/projects\/([\w-]+)/

/** What follows the page of the map: the number of the project that a path is of. */
export function projectHash(snapshot: Snapshot, path: string): string {
  const row = rowOfSlug(snapshot, PROJECT.exec(path)?.[1] ?? '')
  return row === undefined ? '' : `#${snapshot.no[row]}`
}

/** Whole addresses within a folder that is served at `address`; none where that is not known. */
export function publishedLinks(snapshot: Snapshot, address: URL | null): PageLinks {
  const whole = (path: string) => (address ? new URL(path, address).href : '')
  return {
    page: (locale, path) => (address ? whole(HOME[locale]) + projectHash(snapshot, path) : ''),
    file: (path) => whole(path === '/logo.svg' ? 'icon.svg' : path.replace(/^\//, '')),
  }
}
