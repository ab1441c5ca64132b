/** A page of features, written as it is read. */

import { GEOJSON, inForm, type OgcLink, selfLinks } from '#geo/ogc/describe'
import { featureText, matchingFeatures } from '#geo/ogc/feature'
import { type OrderedMatches, pageAt } from '#geo/ogc/fullest'
import { htmlPage, htmlTable, linkList, paragraph } from '#geo/ogc/html'
import { type ItemsQuery, readItemsQuery } from '#geo/ogc/items-query'
import { matchingProjects, projectWriter } from '#geo/ogc/project-features'
import { type CollectionId, PROPERTIES } from '#geo/ogc/properties'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { isAbsence } from '#prisma/live/last-known'
import { pastInView } from '#prisma/past-context'
import { getDistricts } from '#prisma/read/districts'
import { readFeatures, readSourceIds } from '#prisma/read/ogc-features'
import { selected } from '#prisma/read/selected-projects'
import { conditionOf } from '../condition'
import { streamed } from '../export/running'
import { dataNotices } from '../view-title'
import { both, htmlAnswer, type Ogc, type OgcAnswer, OgcProblem } from './answer'
import { trailOf } from './describe'
import { pageAddress } from './page-address'

/** Features written at a time. */
const AT_ONCE = 1000

/** What matches, and how rows of it are written. */
export interface Matched {
  readonly matches: OrderedMatches
  readonly write: (rows: readonly number[]) => Promise<readonly string[]>
}

export async function matchedOf(id: CollectionId, query: ItemsQuery): Promise<Matched> {
  const { bbox, interval, crs } = query
  if (id !== 'projects') {
    const features = await readFeatures(id, await currentSnapshot(), pageAddress)
    const matches = matchingFeatures(features, bbox, interval)
    return { matches, write: async (rows) => rows.map((row) => featureText(features[row]!, crs)) }
  }
  const { snapshot, selection } = await selected(query.filters)
  const districts = new Map((await getDistricts()).map((one) => [one.id, one.name]))
  const pageOf = (slug: string) => pageAddress(`/projects/${slug}`)
  const text = projectWriter(snapshot, crs, { districts, pageOf })
  const write = async (rows: readonly number[]) => {
    const sources = await sourcesOf(rows.map((row) => snapshot.no[row]!))
    return rows.map((row) => text(row, sources.get(snapshot.no[row]!) ?? null))
  }
  return { matches: matchingProjects(snapshot, selection, bbox, interval), write }
}

/** None while the database is away: everything else is in memory. */
async function sourcesOf(nos: readonly number[]): Promise<ReadonlyMap<number, string>> {
  try {
    return await readSourceIds(nos)
  } catch (error) {
    if (isAbsence(error)) return new Map()
    throw error
  }
}

export async function itemsAnswer(id: CollectionId, ogc: Ogc): Promise<OgcAnswer> {
  const query = readItemsQuery(id, ogc.query)
  if ('problem' in query) throw new OgcProblem(400, query.problem)
  const { matches, write } = await matchedOf(id, query)
  const rows = pageAt(matches, query.offset, query.limit)
  const links = linksOf(id, ogc, query, matches.count)
  const words = await wordsOf(query)
  if (ogc.isHtml) return htmlItems(id, ogc, matches, await write(rows), links, words)
  const body = await streamed(collectionPieces(matches.count, rows, links, write, words), false)
  return { body: body!, headers: { 'content-type': GEOJSON, 'content-crs': `<${query.crs.uri}>` } }
}

/** What the features were chosen by, and that they are made up, in words. */
interface ItemsWords {
  readonly filter?: string
  readonly notice?: string
}

async function wordsOf({ filters }: ItemsQuery): Promise<ItemsWords> {
  const [zh, en, notice] = await Promise.all([conditionOf(filters, 'zh'), conditionOf(filters, 'en'), dataNotices()])
  return { ...(en && { filter: both({ zh, en }) }), ...(notice && { notice: both(notice) }) }
}

async function* collectionPieces(
  count: number,
  rows: readonly number[],
  links: readonly OgcLink[],
  write: Matched['write'],
  words: ItemsWords,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  const about = {
    type: 'FeatureCollection',
    timeStamp: pastInView()?.at ?? new Date().toISOString(),
    numberMatched: count,
    numberReturned: rows.length,
    ...words,
    links,
  }
  yield encoder.encode(`${JSON.stringify(about).slice(0, -1)},"features":[`)
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const texts = await write(rows.slice(at, at + AT_ONCE))
    yield encoder.encode((at === 0 ? '' : ',') + texts.join(','))
  }
  yield encoder.encode(']}')
}

export const collectionLink = ({ base, past }: Ogc, id: CollectionId): OgcLink => ({
  href: inForm(`${base}/collections/${id}`, 'json', past),
  ...{ rel: 'collection', type: 'application/json', title: id },
})

/** Clients take the parameter of the page out of `next`, so that it is a plain offset. */
function linksOf(id: CollectionId, ogc: Ogc, { offset, limit }: ItemsQuery, count: number): OgcLink[] {
  const { base, query, isHtml } = ogc
  const address = `${base}/collections/${id}/items`
  const others = new URLSearchParams([...query].filter(([name]) => name !== 'f'))
  const pageLink = (rel: string, start: number): OgcLink => {
    const parameters = new URLSearchParams(others)
    parameters.set('limit', String(limit))
    parameters.set('offset', String(start))
    parameters.set('f', isHtml ? 'html' : 'json')
    return { href: `${address}?${parameters}`, rel, type: isHtml ? 'text/html' : GEOJSON, title: rel }
  }
  const text = String(others)
  return [
    ...selfLinks(address, isHtml, GEOJSON, text && `?${text}`),
    ...(offset + limit < count ? [pageLink('next', offset + limit)] : []),
    ...(offset > 0 ? [pageLink('prev', Math.max(0, offset - limit))] : []),
    collectionLink(ogc, id),
  ]
}

async function htmlItems(
  id: CollectionId,
  ogc: Ogc,
  { count }: OrderedMatches,
  texts: readonly string[],
  links: readonly OgcLink[],
  words: ItemsWords,
) {
  const rows = texts.map((text) => (JSON.parse(text) as { readonly properties: Record<string, unknown> }).properties)
  const names = PROPERTIES[id].map(({ name }) => name)
  const head = Object.values(words).map(paragraph).join('')
  const body = head + paragraph(`${rows.length} / ${count}`) + linkList(links) + htmlTable(names, rows)
  return htmlAnswer(htmlPage(id, await trailOf(ogc, id), body))
}
