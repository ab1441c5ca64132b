/** Landing page, conformance, collections and the OpenAPI document. */

import { messagesOf } from '#components/messages/index'
import { bboxOf } from '#geo/geometry/polygons'
import {
  CONFORMANCE,
  collectionObject,
  type Described,
  inForm,
  type OgcLink,
  OPENAPI,
  selfLinks,
} from '#geo/ogc/describe'
import type { OgcFeature } from '#geo/ogc/feature'
import { htmlPage, htmlTable, linkList, paragraph, type Trail } from '#geo/ogc/html'
import { openApiDocument } from '#geo/ogc/openapi'
import { projectExtent } from '#geo/ogc/project-features'
import { COLLECTION_IDS, type CollectionId, featureSchema, PROPERTIES } from '#geo/ogc/properties'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { readFeatures } from '#prisma/read/ogc-features'
import { readSite } from '#prisma/site/site'
import { dataLicence, licenceText } from '../export/licence'
import { dataNotices } from '../view-title'
import { both, htmlAnswer, jsonAnswer, type Ogc, type OgcAnswer } from './answer'
import { pageAddress } from './page-address'

const textOf = (pick: (locale: 'zh' | 'en') => string): string => both({ zh: pick('zh'), en: pick('en') })
const titleOf = (id: CollectionId): string => textOf((locale) => messagesOf(locale).ogc.collections[id])
const noteOf = (id: CollectionId): string => textOf((locale) => messagesOf(locale).ogc.notes[id])

export async function trailOf({ base, past }: Ogc, id?: CollectionId): Promise<Trail> {
  const home = { href: inForm(base, 'html', past), title: both((await readSite()).name) }
  const collections = { href: inForm(`${base}/collections`, 'html', past), title: 'Collections' }
  return id
    ? [home, collections, { href: inForm(`${base}/collections/${id}`, 'html', past), title: titleOf(id) }]
    : [home]
}

/** Made-up records are said to be that first. */
async function withNotice(text: string): Promise<string> {
  const notice = await dataNotices()
  return notice ? `${both(notice)}\n${text}` : text
}

export async function landingPage({ base, past, isHtml }: Ogc): Promise<OgcAnswer> {
  const { name, description } = await readSite()
  const links = [
    ...selfLinks(base, isHtml, 'application/json', past),
    { href: inForm(`${base}/api`, 'json', past), rel: 'service-desc', type: OPENAPI, title: 'OpenAPI 3.0' },
    { href: inForm(`${base}/api`, 'html', past), rel: 'service-doc', type: 'text/html', title: 'OpenAPI: HTML' },
    ...(['conformance', 'collections'] as const).map((name) => ({
      href: inForm(`${base}/${name}`, 'json', past),
      rel: name === 'collections' ? 'data' : name,
      type: 'application/json',
      title: name === 'collections' ? 'Collections' : 'Conformance',
    })),
  ]
  const title = both(name)
  const text = await withNotice(both(description))
  if (isHtml) return htmlAnswer(htmlPage(title, [], paragraph(text) + linkList(links)))
  return jsonAnswer({
    title,
    description: `${text}\n${both(await licenceText())}`,
    links: [...links, ...(await licenceLinks())],
  })
}

/** To the terms of the licence, where they have an address. */
async function licenceLinks(): Promise<OgcLink[]> {
  const granted = await dataLicence()
  return granted?.url ? [{ href: granted.url, rel: 'license', type: 'text/html', title: both(granted.name) }] : []
}

export async function conformance(ogc: Ogc): Promise<OgcAnswer> {
  const links = selfLinks(`${ogc.base}/conformance`, ogc.isHtml, 'application/json', ogc.past)
  const list = CONFORMANCE.map((href) => ({ href, rel: 'conformsTo', title: href }))
  return ogc.isHtml
    ? htmlAnswer(htmlPage('Conformance', await trailOf(ogc), linkList(list)))
    : jsonAnswer({ conformsTo: CONFORMANCE, links })
}

export async function describeCollections(ogc: Ogc): Promise<OgcAnswer> {
  const { base, past, isHtml } = ogc
  const described = await Promise.all(COLLECTION_IDS.map(describedOf))
  const links = selfLinks(`${base}/collections`, isHtml, 'application/json', past)
  if (!isHtml) return jsonAnswer({ links, collections: described.map((one) => collectionObject(ogc, one)) })
  const list = described.map(({ id, title }) => ({
    href: inForm(`${base}/collections/${id}`, 'html', past),
    rel: 'item',
    title,
  }))
  return htmlAnswer(htmlPage('Collections', await trailOf(ogc), linkList([...list, ...links])))
}

export async function describeCollection(id: CollectionId, ogc: Ogc): Promise<OgcAnswer> {
  const collection = collectionObject(ogc, await describedOf(id), ogc.isHtml)
  if (!ogc.isHtml) return jsonAnswer(collection)
  const body = paragraph(collection.description) + linkList(collection.links)
  return htmlAnswer(htmlPage(collection.title, await trailOf(ogc), body))
}

export async function schemaOf(id: CollectionId, ogc: Ogc): Promise<OgcAnswer> {
  const schema = featureSchema(id, inForm(`${ogc.base}/collections/${id}/schema`, 'json', ogc.past))
  if (!ogc.isHtml) return jsonAnswer(schema, 'application/schema+json')
  const body = htmlTable(
    ['name', 'type', 'title'],
    PROPERTIES[id].map((one) => ({ ...one })),
  )
  return htmlAnswer(htmlPage(`${titleOf(id)}: schema`, await trailOf(ogc, id), body))
}

export async function describeApi(ogc: Ogc): Promise<OgcAnswer> {
  const { base, isHtml } = ogc
  const [{ name, description }, { revision }] = await Promise.all([readSite(), currentSnapshot()])
  const [granted, about] = [await dataLicence(), new URL('/en/about', base).href]
  const licence = granted
    ? { name: both(granted.name), url: granted.url ?? about }
    : { name: 'See the page about this map', url: about }
  const words = { title: both(name), description: await withNotice(both(description)), licence }
  const document = openApiDocument(base, String(revision), words, COLLECTION_IDS)
  if (!isHtml) return jsonAnswer(document, OPENAPI)
  const rows = Object.entries(document.paths).map(([path, one]) => ({
    path,
    summary: (one as { readonly get: { readonly summary: string } }).get.summary,
  }))
  return htmlAnswer(htmlPage('OpenAPI', await trailOf(ogc), htmlTable(['path', 'summary'], rows)))
}

async function describedOf(id: CollectionId): Promise<Described> {
  const snapshot = await currentSnapshot()
  const words = { id, title: titleOf(id), description: await withNotice(noteOf(id)) }
  if (id === 'projects') return { ...words, count: snapshot.count, ...projectExtent(snapshot) }
  const features = await readFeatures(id, snapshot, pageAddress)
  return { ...words, count: features.length, ...extentOf(features) }
}

function extentOf(features: readonly OgcFeature[]): Pick<Described, 'bbox' | 'days'> {
  const boxes = features.flatMap(({ geometry }) =>
    geometry
      ? [
          bboxOf(
            geometry.type === 'Point'
              ? [[[geometry.coordinates as [number, number]]]]
              : (geometry.coordinates as never),
          ),
        ]
      : [],
  )
  const days = features.flatMap((one) => one.days ?? [])
  const least = (i: 0 | 1) => Math.min(...boxes.map((box) => box[i]))
  const most = (i: 2 | 3) => Math.max(...boxes.map((box) => box[i]))
  return {
    bbox: boxes.length > 0 ? [least(0), least(1), most(2), most(3)] : null,
    days:
      days.length > 0
        ? { from: Math.min(...days.map(({ from }) => from)), to: Math.max(...days.map(({ to }) => to)) }
        : null,
  }
}
