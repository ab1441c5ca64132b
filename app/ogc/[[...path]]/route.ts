import { createHash } from 'node:crypto'
import { EVERYWHERE, unknownParameter } from '#geo/ogc/items-query'
import { COLLECTION_IDS } from '#geo/ogc/properties'
import { parseView, viewQuery } from '#geo/url/view-url'
import { currentSnapshot, databaseIsAway } from '#prisma/live/current-snapshot'
import { DatabaseAway, isAbsence } from '#prisma/live/last-known'
import { namesTag } from '#prisma/server/entity-tag'
import { negotiated, type Ogc, type OgcAnswer, OgcProblem, ogcBase } from '../answer'
import { conformance, describeApi, describeCollection, describeCollections, landingPage, schemaOf } from '../describe'
import { itemAnswer } from '../item'
import { itemsAnswer } from '../items'

interface Context {
  readonly params: Promise<{ readonly path?: string[] }>
}

/**
 * OGC API – Features: 400 for a parameter that is none or wrong, 404 for what there is not, 304 while the revision is
 * the one that the asker has, 503 without a database for what only it knows. Scripts of any site may read it.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { path = [] } = await params
  try {
    const url = new URL(request.url)
    const { revision } = await currentSnapshot()
    const ogc: Ogc = {
      query: url.searchParams,
      isHtml: negotiated(url.searchParams, request.headers.get('accept')),
      base: ogcBase(),
      past: viewQuery({ filters: { asOf: parseView(url.searchParams).filters.asOf } }),
    }
    const answer = await answerOf(path, ogc)
    const tag = createHash('sha256')
      .update(`${path.join('/')}?${url.search}${ogc.isHtml}`)
      .digest('base64url')
    // Weak, for the moment of the answer stands in it.
    const etag = `W/"${revision}-${tag}"`
    const headers = { ...COMMON, ...answer.headers, etag, 'x-revision': String(revision) }
    if (namesTag(request.headers.get('if-none-match'), etag)) {
      await (answer.body instanceof ReadableStream && answer.body.cancel())
      return new Response(null, { status: 304, headers })
    }
    return new Response(answer.body, { headers })
  } catch (error) {
    if (error instanceof OgcProblem) return failure(error.status, error.message, error.headers)
    if (databaseIsAway() || error instanceof DatabaseAway || isAbsence(error))
      return failure(503, 'The database cannot be reached; try again', { 'retry-after': '5' })
    throw error
  }
}

const COMMON = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'Content-Crs, ETag, Link, X-Revision, Retry-After',
  'cache-control': 'public, max-age=0, must-revalidate',
  vary: 'Accept',
}

function failure(status: number, description: string, headers: Readonly<Record<string, string>> = {}): Response {
  return Response.json(
    { code: String(status), description },
    { status, headers: { ...COMMON, 'cache-control': 'no-store', ...headers } },
  )
}

async function answerOf(path: readonly string[], ogc: Ogc): Promise<OgcAnswer> {
  const [first, id, part, featureId, ...more] = path
  if (first === 'collections' && id !== undefined) {
    const collection = COLLECTION_IDS.find((one) => one === id)
    if (!collection || more.length > 0) throw new OgcProblem(404, 'There is no such collection')
    if (part === 'items' && featureId === undefined) return itemsAnswer(collection, ogc)
    if (part === 'items') return itemAnswer(collection, featureId!, ogc)
    if (featureId !== undefined || (part !== undefined && part !== 'schema'))
      throw new OgcProblem(404, 'There is no such resource')
    onlyF(ogc)
    return part === undefined ? describeCollection(collection, ogc) : schemaOf(collection, ogc)
  }
  const resource = path.length < 2 ? RESOURCES.get(first ?? '') : undefined
  if (!resource) throw new OgcProblem(404, 'There is no such resource')
  onlyF(ogc)
  return resource(ogc)
}

const RESOURCES: ReadonlyMap<string, (ogc: Ogc) => Promise<OgcAnswer>> = new Map([
  ['', landingPage],
  ['api', describeApi],
  ['conformance', conformance],
  ['collections', describeCollections],
])

function onlyF({ query }: Ogc): void {
  const strange = unknownParameter(query, EVERYWHERE)
  if (strange) throw new OgcProblem(400, strange.problem)
}
