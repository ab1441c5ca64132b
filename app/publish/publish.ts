/** Writes the newest revision as files that any web server or object store can serve. */

import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'
import { messagesOf } from '#components/messages/index'
import type { PublishedSettings } from '#components/static/published-settings'
import { facets, totals } from '#geo/query/facets'
import { page, type RowView, rowView } from '#geo/query/list-rows'
import { select } from '#geo/query/select'
import type { MapShapes } from '#geo/shapes/map-shapes'
import { SHAPE_FILES } from '#geo/shapes/shape-address'
import { shapeFile } from '#geo/shapes/shape-file'
import { logoSvg } from '#geo/site/logo'
import { siteWords } from '#geo/site/site'
import type { Snapshot } from '#geo/snapshot/snapshot'
import { shownTerms, type Vocabularies } from '#geo/terms'
import { LOCALES, type Locale } from '#geo/vocabulary'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { getDistricts } from '#prisma/read/districts'
import { getEvents } from '#prisma/read/events'
import { isSynthetic } from '#prisma/seed/synthetic-mark'
import { copyMapWorker } from '#prisma/server/build'
import { PROJECT } from '#prisma/server/next-process'
import { readSite, readSiteViews } from '#prisma/site/site'
import { notesOf } from '../shapes-notes'
import { writeFeeds, writeLists, writePackage } from './data-files'
import { type EmbedToWrite, writeEmbed, writeEmbedCode } from './embed-pages'
import { replaceFolder } from './folder'
import { publishedPage } from './html'
import { HOME, publishedLinks } from './published-links'
import type { PublishedView } from './take-section'
import { DISTRICTS_LAYER, DISTRICTS_MAX_ZOOM, districtArchive, PROJECTS_MAX_ZOOM, projectArchive } from './tile-files'

const RECORDS_PER_FILE = 1000
const LISTED = 200

export interface Published {
  readonly revision: number
  readonly projects: number
}

/**
 * A publication that stood in `folder` is replaced at once, when all is written. Throws a FolderError where something
 * else stands there. `address`: where the folder will be served, ending in a slash; without it, what needs whole
 * addresses is left out: feeds, and links in files.
 */
export const publish = (folder: string, address: URL | null = null): Promise<Published> =>
  replaceFolder(folder, (draft) => writeAll(draft, address))

async function writeAll(draft: string, address: URL | null): Promise<Published> {
  await mkdir(join(draft, 'records'))
  const snapshot = await currentSnapshot()
  const selection = select(snapshot, {})
  const counts = { revision: snapshot.revision, totals: totals(snapshot, selection), facets: facets(snapshot, {}) }
  await Promise.all([
    writeFile(join(draft, 'projects.pmtiles'), projectArchive(snapshot)),
    writeFile(join(draft, 'districts.pmtiles'), districtArchive(snapshot.shapes)),
    writeFile(join(draft, 'facets.json'), JSON.stringify({ ...counts, recordsPerFile: RECORDS_PER_FILE })),
  ])
  for (const { number, records } of recordFiles(snapshot))
    await writeFile(join(draft, 'records', `${number}.json`), JSON.stringify(records))
  const worker = await writeCode(draft, snapshot.shapes)
  const districts = await getDistricts()
  const synthetic = await isSynthetic()
  const [site, { start }] = await Promise.all([readSite(), readSiteViews()])
  await writeFile(join(draft, 'icon.svg'), logoSvg(site.logoColour))
  const links = publishedLinks(snapshot, address)
  const files = await writeLists(draft, links)
  const archive = await writePackage(draft, links)
  await writeEmbedCode(draft)
  for (const locale of LOCALES) {
    const views = await writeViews(draft, { locale, worker, address, links })
    const first = page(snapshot, selection, { sort: 'name', limit: LISTED, locale }).rows
    const path = join(draft, HOME[locale])
    const names = Object.fromEntries(districts.map(({ id, name }) => [id, name[locale]]))
    const named = { settled: counts.facets.district, districts: names, terms: shownTerms(snapshot.vocabularies) }
    const settings = { ...settingsOf(locale, worker, named), start }
    await mkdir(dirname(path), { recursive: true })
    await writeFile(
      path,
      publishedPage({
        locale,
        revision: snapshot.revision,
        totals: counts.totals,
        sectors: counts.facets.sector,
        terms: snapshot.vocabularies.sector,
        first: first.map((row) => rowView(snapshot, row)),
        settings,
        words: siteWords(site, locale),
        isSynthetic: synthetic,
        notes: await notesOf(snapshot.shapes, locale),
        taken: { files: files[locale], archive, views, address },
      }),
    )
  }
  return { revision: snapshot.revision, projects: snapshot.count }
}

/** The whole, each district and each event: as a map for other pages, and as feeds. */
async function writeViews(draft: string, to: Omit<EmbedToWrite, 'path'>): Promise<PublishedView[]> {
  const [districts, events] = await Promise.all([getDistricts(), getEvents()])
  const paths = [
    '/',
    ...districts.map(({ slug }) => `/districts/${slug}`),
    ...events.map(({ slug }) => `/events/${slug}`),
  ]
  const views: PublishedView[] = []
  for (const path of paths) {
    const title = await writeEmbed(draft, { ...to, path })
    if (title === null) continue
    views.push({ path, title })
    if (to.address) await writeFeeds(draft, { locale: to.locale, path, title }, to.links)
  }
  return views
}

/** The records by file, one file at a time: all at once would be a gigabyte at a million. */
function* recordFiles(
  snapshot: Snapshot,
): Generator<{ readonly number: number; readonly records: readonly RowView[] }> {
  const fileOf = (row: number) => Math.floor(snapshot.no[row]! / RECORDS_PER_FILE)
  const rows = snapshot.byNo
  for (let start = 0, end = 0; start < rows.length; start = end) {
    const number = fileOf(rows[start]!)
    while (end < rows.length && fileOf(rows[end]!) === number) end++
    yield { number, records: Array.from(rows.subarray(start, end), (row) => rowView(snapshot, row)) }
  }
}

function settingsOf(
  locale: Locale,
  worker: string,
  {
    settled,
    districts,
    terms,
  }: {
    readonly settled: readonly { readonly value: string }[]
    readonly districts: Readonly<Record<string, string>>
    readonly terms: Vocabularies
  },
): Omit<PublishedSettings, 'start'> {
  const { project, event } = messagesOf(locale)
  const { sector, kind, district, status, amount, notDisclosed } = project
  return {
    locale,
    base: locale === 'zh' ? './' : '../',
    worker,
    districtsWithProjects: settled.map(({ value }) => value),
    projectsMaxZoom: PROJECTS_MAX_ZOOM,
    districtsMaxZoom: DISTRICTS_MAX_ZOOM,
    districtsLayer: DISTRICTS_LAYER,
    recordsPerFile: RECORDS_PER_FILE,
    districts,
    terms,
    labels: { sector, kind, district, status, date: event.when, amount },
    notDisclosed,
  }
}

/** The map's script, style, worker and shapes. Comes back with the worker's path. */
async function writeCode(folder: string, shapes: MapShapes): Promise<string> {
  await copyMapWorker()
  const worker = (await readdir(join(PROJECT, 'public', 'worker'))).find((name) => name.startsWith('maplibre-'))!
  await mkdir(join(folder, 'worker'))
  await mkdir(join(folder, 'geo'))
  await build({
    entryPoints: [join(PROJECT, 'components', 'static', 'published-map.ts')],
    outfile: join(folder, 'map.js'),
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    logLevel: 'error',
  })
  const style = await readFile(join(PROJECT, 'node_modules', 'maplibre-gl', 'dist', 'maplibre-gl.css'), 'utf8')
  await writeFile(join(folder, 'map.css'), style)
  await copyFile(join(PROJECT, 'public', 'worker', worker), join(folder, 'worker', worker))
  for (const name of SHAPE_FILES) {
    await writeFile(join(folder, 'geo', `${name}.json`), JSON.stringify(shapeFile(shapes, name)))
  }
  return `worker/${worker}`
}
