/** One feature. */

import { CRS84, ogcCrs } from '#geo/ogc/crs'
import { GEOJSON, selfLinks } from '#geo/ogc/describe'
import { featureText } from '#geo/ogc/feature'
import { htmlPage, htmlTable, linkList, paragraph } from '#geo/ogc/html'
import { EVERYWHERE, unknownParameter } from '#geo/ogc/items-query'
import type { CollectionId } from '#geo/ogc/properties'
import { rowOfNo } from '#geo/snapshot/row-lookup'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { readFeatures } from '#prisma/read/ogc-features'
import { dataNotices } from '../view-title'
import { both, htmlAnswer, type Ogc, type OgcAnswer, OgcProblem } from './answer'
import { trailOf } from './describe'
import { collectionLink, matchedOf } from './items'
import { pageAddress } from './page-address'

export async function itemAnswer(id: CollectionId, featureId: string, ogc: Ogc): Promise<OgcAnswer> {
  const strange = unknownParameter(ogc.query, [...EVERYWHERE, 'crs'])
  if (strange) throw new OgcProblem(400, strange.problem)
  const crs = ogc.query.has('crs') ? ogcCrs(ogc.query.get('crs')!) : CRS84
  if (!crs) throw new OgcProblem(400, 'crs: none of those that the collection names')
  const query = { filters: {}, bbox: null, interval: null, crs, limit: 1, offset: 0 }
  const text = id === 'projects' ? await projectText(featureId, query) : await otherText(id, featureId, query)
  if (text === null) throw new OgcProblem(404, 'There is no such feature')
  const address = `${ogc.base}/collections/${id}/items/${encodeURIComponent(featureId)}`
  const links = [...selfLinks(address, ogc.isHtml, GEOJSON, ogc.past), collectionLink(ogc, id)]
  const notice = await dataNotices()
  const more = notice ? `,"notice":${JSON.stringify(both(notice))}` : ''
  if (!ogc.isHtml)
    return {
      body: `${text.slice(0, -1)}${more},"links":${JSON.stringify(links)}}`,
      headers: { 'content-type': GEOJSON, 'content-crs': `<${crs.uri}>` },
    }
  const { properties } = JSON.parse(text) as { readonly properties: Record<string, unknown> }
  const rows = Object.entries(properties).map(([name, value]) => ({ name, value }))
  return htmlAnswer(
    htmlPage(
      `${id} ${featureId}`,
      await trailOf(ogc, id),
      (notice ? paragraph(both(notice)) : '') + htmlTable(['name', 'value'], rows) + linkList(links),
    ),
  )
}

type Query = Parameters<typeof matchedOf>[1]

async function projectText(featureId: string, query: Query): Promise<string | null> {
  if (!/^\d{1,9}$/.test(featureId)) return null
  const row = rowOfNo(await currentSnapshot(), Number(featureId))
  if (row === undefined) return null
  const { write } = await matchedOf('projects', query)
  return (await write([row]))[0] ?? null
}

async function otherText(
  id: Exclude<CollectionId, 'projects'>,
  featureId: string,
  { crs }: Query,
): Promise<string | null> {
  const features = await readFeatures(id, await currentSnapshot(), pageAddress)
  const feature = features.find((one) => one.id === featureId)
  return feature ? featureText(feature, crs) : null
}
