/** Lists, the data package and feeds of a published revision. */

import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { formatsOf, RECORD_LISTS } from '#geo/export/record-columns'
import { atomOf } from '#geo/feeds/atom'
import { jsonFeedOf } from '#geo/feeds/json-feed'
import { LOCALES, type Locale } from '#geo/vocabulary'
import { selected } from '#prisma/read/selected-projects'
import { packageOfNow } from '../export/package-file'
import { contextOf, type ProjectFile, pieces, SHEET_ROWS } from '../export/projects-file'
import { writeRecords } from '../export/records-file'
import { feedOf, followed } from '../feeds/feed-of'
import type { PageLinks } from '../site'

const ALL = { filters: {}, sort: 'name', after: null } as const
const ENDINGS = ['csv', 'xlsx', 'geojson', 'kml'] as const

/** A file, by its path within the folder. */
export interface DataFile {
  readonly list: 'projects' | (typeof RECORD_LISTS)[number]
  readonly ending: string
  readonly path: string
}

/** Writes every list in both languages; of more projects than a sheet has rows there is no workbook. */
export async function writeLists(folder: string, links: PageLinks): Promise<Readonly<Record<Locale, DataFile[]>>> {
  const list = await selected({})
  const files: Record<Locale, DataFile[]> = { zh: [], en: [] }
  for (const locale of LOCALES) {
    await mkdir(join(folder, 'files', locale), { recursive: true })
    const context = await contextOf(ALL, list, locale, links)
    for (const ending of ENDINGS) {
      if (ending === 'xlsx' && list.snapshot.count > SHEET_ROWS) continue
      const name: ProjectFile = `projects.${ending}`
      const path = `files/${locale}/${name}`
      await pipeline(Readable.from(pieces(name, ALL, list, context)), createWriteStream(join(folder, path)))
      files[locale].push({ list: 'projects', ending, path })
    }
    for (const records of RECORD_LISTS) {
      for (const format of formatsOf(records)) {
        const path = `files/${locale}/${records}.${format}`
        await writeFile(join(folder, path), (await writeRecords({ list: records, format }, locale)).body)
        files[locale].push({ list: records, ending: format, path })
      }
    }
  }
  return files
}

/** Writes all public data as one archive; its path. */
export async function writePackage(folder: string, links: PageLinks): Promise<string> {
  const { name, write } = await packageOfNow(links)
  const path = `files/${name}`
  await mkdir(join(folder, 'files'), { recursive: true })
  await pipeline(Readable.from(write()), createWriteStream(join(folder, path)))
  return path
}

const FEEDS = [
  { folder: 'atom', ending: 'xml', write: atomOf },
  { folder: 'json', ending: 'json', write: jsonFeedOf },
] as const

/** The paths of the feeds of a page, by the format. */
export const feedPaths = (locale: Locale, path: string) =>
  ({
    atom: `feeds/atom/${locale}${path === '/' ? '' : path}.xml`,
    json: `feeds/json/${locale}${path === '/' ? '' : path}.json`,
  }) as const

/** Writes what was published within a page, `title` its title. Links in a feed are whole: it needs an address. */
export async function writeFeeds(
  folder: string,
  { locale, path, title }: { readonly locale: Locale; readonly path: string; readonly title: string },
  links: PageLinks,
): Promise<void> {
  const feed = await followed({ locale, path, view: { filters: {} } })
  if (!feed) return
  for (const { folder: format, write } of FEEDS) {
    const file = feedPaths(locale, path)[format]
    await mkdir(dirname(join(folder, file)), { recursive: true })
    await writeFile(join(folder, file), write(await feedOf(feed, title, file, links)))
  }
}
