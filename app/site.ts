import { localPath } from '#components/paths'
import type { Locale } from '#geo/vocabulary'
import { readSettings } from '#prisma/manage/settings'
import { pastInView } from '#prisma/past-context'

/**
 * Where the site stands for the outside: SITE_URL, else this machine. Used in canonical links, pictures and the
 * sitemap.
 */
export const siteUrl = (): URL => new URL(process.env.SITE_URL || `http://localhost:${process.env.PORT || 3000}`)

/** The approval number of an approved map (审图号), if there is one: what an admin has set, else MAP_APPROVAL_NUMBER. */
export const approvalNumber = async (): Promise<string | null> =>
  (await readSettings()).approvalNumber || process.env.MAP_APPROVAL_NUMBER?.trim() || null

/** Where the pages stand that files and feeds lead to. */
export interface PageLinks {
  /** The whole address of a page, by its path without the language; '' where there is none. */
  readonly page: (locale: Locale, path: string, query?: string) => string
  /** The whole address of a file. */
  readonly file: (path: string) => string
}

/** Those of this site. What is read of the past leads to pages of that past, unless its query names another. */
export const SITE_LINKS: PageLinks = {
  page: (locale, path, query = '') => new URL(localPath(locale, path) + ofPastInView(query), siteUrl()).href,
  file: (path) => new URL(path, siteUrl()).href,
}

/** The query with the revision that is being read; as it is for now, and where it says of when it is. */
export function ofPastInView(query: string): string {
  const past = pastInView()
  if (!past || new URLSearchParams(query).has('as-of')) return query
  return `${query}${query ? '&' : '?'}as-of=${past.revision}`
}
