/** All public data as one dated archive: tables, what their columns mean, the terms of use, and checksums. */

import '#server-only'
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { messagesOf } from '#components/messages/index'
import { lookUp } from '#geo/look-up'
import { columnsOfTable, dataPackage, dictionaryCsv, OTHER_TABLES, SOURCE_COLUMNS } from '#geo/package/dictionary'
import { type CsvCell, csvText } from '#geo/text/csv'
import { localDate } from '#geo/text/format'
import { LOCALES } from '#geo/vocabulary'
import { databaseUrl } from '#prisma/client'
import { momentOfRevision } from '#prisma/past/moment'
import { readFeatures } from '#prisma/read/ogc-features'
import { selected } from '#prisma/read/selected-projects'
import { getSources } from '#prisma/read/sources'
import { readSite } from '#prisma/site/site'
import { type PageLinks, SITE_LINKS } from '../site'
import { dataNotices } from '../view-title'
import { dataLicence, licenceOf, licenceText } from './licence'
import { contextOf, pieces } from './projects-file'

const ALL = { filters: {}, sort: 'name', after: null } as const
const LEVEL = { compressionLevel: 6 }

type Pieces = AsyncIterable<Uint8Array | string>

export interface PackageOf {
  readonly revision: number
  /** What the file is called: the day of the revision, by the clock of the site, and the revision. */
  readonly name: string
  /** How many projects it holds. */
  readonly count: number
  /** What its bytes follow from: where this is the same, they are. */
  readonly key: string
  write(): AsyncGenerator<Uint8Array>
}

/**
 * Of the revision in view, with links to its pages. Each file is written when its turn comes: a million projects take
 * no more memory.
 */
export async function packageOfNow(links: PageLinks = SITE_LINKS): Promise<PackageOf> {
  const list = await selected({})
  const { revision, count } = list.snapshot
  const at = await momentOfRevision(revision)
  const day = localDate(new Date(at))
  const name = `landing-map-${day}-r${revision}.zip`
  const packed = { list, at, links }
  const said = await Promise.all([describedText(packed), licenceFile(packed)])
  const key = createHash('sha256')
    .update(JSON.stringify([revision, count, databaseUrl(), ...said]))
    .digest('hex')
  return { revision, name, count, key, write: () => zipped(new Date(at), filesOf(packed)) }
}

interface Packed {
  readonly list: Awaited<ReturnType<typeof selected>>
  /** ISO timestamp of the revision. */
  readonly at: string
  readonly links: PageLinks
}

/** The files in their order, with how each is made. */
function filesOf(packed: Packed): readonly (readonly [name: string, make: () => Promise<Pieces>])[] {
  const { list, links } = packed
  const projects = LOCALES.map(
    (locale) =>
      [
        `projects-${locale}.csv`,
        async () => pieces('projects.csv', ALL, list, await contextOf(ALL, list, locale, links)),
      ] as const,
  )
  const others = OTHER_TABLES.map((id) => [`${id}.csv`, async () => once(await tableText(id, packed))] as const)
  return [
    ...projects,
    ...others,
    ['sources.csv', async () => once(await sourcesText())],
    ['dictionary.csv', async () => once(dictionaryCsv(LOCALES.map((locale) => messagesOf(locale).exported.about)))],
    ['datapackage.json', async () => once(await describedText(packed))],
    ['LICENCE.txt', async () => once(await licenceFile(packed))],
  ]
}

async function* once(text: string): AsyncGenerator<string> {
  yield text
}

async function tableText(id: (typeof OTHER_TABLES)[number], { list, links }: Packed): Promise<string> {
  const features = await readFeatures(id, list.snapshot, (path) => links.page('zh', path))
  const columns = columnsOfTable(id)
  const rows = features.map(({ properties }) => columns.map((name) => (lookUp(properties, name) ?? null) as CsvCell))
  return csvText([columns, ...rows])
}

async function sourcesText(): Promise<string> {
  const head = SOURCE_COLUMNS.map(({ name }) => name)
  const rows = (await getSources()).map(({ id, title, publisher, url, archiveUrl, published }) => [
    ...[id, title.zh, title.en, publisher?.zh ?? null, publisher?.en ?? null],
    ...[url ?? null, archiveUrl ?? null, published?.date ?? null],
  ])
  return csvText([head, ...rows])
}

async function describedText({ list: { snapshot }, at, links }: Packed): Promise<string> {
  const { name } = await readSite()
  const address = links.page('zh', '/', asOf(snapshot.revision))
  return dataPackage({
    ...{ name: 'landing-map', title: `${name.zh} · ${name.en}`, licence: await licenceOf('en') },
    granted: await dataLicence(),
    ...{ address, revision: snapshot.revision, at },
  })
}

async function licenceFile({ list: { snapshot }, at, links }: Packed): Promise<string> {
  const [{ name }, notice, terms] = await Promise.all([readSite(), dataNotices(), licenceText()])
  const lines = LOCALES.flatMap((locale) => [
    name[locale],
    ...[links.page(locale, '/', asOf(snapshot.revision))].filter(Boolean),
    ...(notice ? [notice[locale]] : []),
    terms[locale],
    '',
  ])
  return `${lines.join('\n')}${snapshot.revision} · ${at}\n`
}

const asOf = (revision: number): string => `?as-of=${revision}`

/** The sums come last, when all else has been written. */
async function* zipped(mtime: Date, files: ReturnType<typeof filesOf>): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile()
  const out = zip.outputStream as Readable
  const fail = (error: Error) => void out.destroy(error)
  const sums: string[] = []
  zip.on('error', fail)
  for (const [name, make] of files)
    zip.addReadStreamLazy(name, { ...LEVEL, mtime }, (give) => {
      make().then(
        (parts) => give(null, streamOf(summed(name, parts, sums)).on('error', fail)),
        (error: Error) => give(error, null as never),
      )
    })
  zip.addReadStreamLazy('SHA256SUMS', { ...LEVEL, mtime }, (give) => give(null, streamOf(once(sums.join('')))))
  zip.end()
  try {
    yield* out as AsyncIterable<Uint8Array>
  } finally {
    out.destroy()
  }
}

const streamOf = (parts: Pieces): Readable => Readable.from(parts, { objectMode: false, highWaterMark: 1 })

/** As `sha256sum` writes and checks it. */
async function* summed(name: string, parts: Pieces, sums: string[]): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  for await (const part of parts) {
    const bytes = Buffer.from(part as Uint8Array)
    hash.update(bytes)
    yield bytes
  }
  sums.push(`${hash.digest('hex')}  ${name}\n`)
}
