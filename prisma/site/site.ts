/** What the site is called and where its maps look, as pages read it. */

import '#server-only'
import type { Bbox } from '#geo/filters'
import { publishedBox } from '#geo/shapes/map-shapes'
import { NEW_SITE, type Site, type SiteWords, siteWords } from '#geo/site/site'
import { type SiteViews, siteViews } from '#geo/site/site-views'
import { drawnEnd } from '#geo/snapshot/label-point-ranges'
import type { Snapshot } from '#geo/snapshot/snapshot'
import { showTimesOf } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import { cachedRead, forgetRead } from '../live/cached-read'
import { currentSnapshot } from '../live/current-snapshot'
import { siteOf } from '../settings/store'
import { query } from '../transaction'

const NAME = 'site'
/** On globalThis, since Next loads this module once per bundle. */
const shared = globalThis as typeof globalThis & { /** The last that could be read. */ landingLastSite?: Site }

/** The site as of the newest revision that this instance serves, or of two seconds ago. */
export const readSite = (): Promise<Site> =>
  cachedRead(NAME, async () => {
    shared.landingLastSite = await siteOf(query)
    showTimesOf(shared.landingLastSite.timeZone)
    return shared.landingLastSite
  })

/** For a page that says that the database is away. */
export const lastSite = (): Site => shared.landingLastSite ?? NEW_SITE

export const readSiteWords = async (locale: Locale): Promise<SiteWords> => siteWords(await readSite(), locale)

/** What is read next is read from the database. */
export const forgetSite = (): void => forgetRead(NAME)

/** Where the maps look, by the settings or else by the records. */
export async function readSiteViews(): Promise<SiteViews> {
  const [site, snapshot] = await Promise.all([readSite(), currentSnapshot()])
  return siteViews(site, recordBox(snapshot), publishedBox(snapshot.shapes))
}

const boxes = new WeakMap<Snapshot, Bbox>()
/** Degrees around the outermost records. */
const AIR = 0.05

/** The box of all projects that are drawn, or of published districts; null: there are neither. */
function recordBox(snapshot: Snapshot): Bbox | null {
  const { shapes } = snapshot
  const end = drawnEnd(snapshot)
  if (end === 0) return publishedBox(shapes)
  const cached = boxes.get(snapshot)
  if (cached) return cached
  let [west, south, east, north] = [180, 85, -180, -85]
  for (let row = 0; row < end; row++) {
    const [lng, lat] = [snapshot.lng[row]!, snapshot.lat[row]!]
    west = Math.min(west, lng)
    east = Math.max(east, lng)
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  const box: Bbox = [west - AIR, south - AIR, east + AIR, north + AIR]
  boxes.set(snapshot, box)
  return box
}
