import { createHash } from 'node:crypto'
import { atomOf } from '#geo/feeds/atom'
import { jsonFeedOf } from '#geo/feeds/json-feed'
import { lookUp } from '#geo/look-up'
import { filterKey } from '#geo/query/selection-cache'
import { type FeedFormat, feedPath } from '#geo/url/feed-url'
import { checkFilters } from '#geo/url/strict-filters'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { namesTag } from '#prisma/server/entity-tag'
import { readSiteWords } from '#prisma/site/site'
import { dataNotice } from '../../data-notice'
import { embedAddress, embeddedMap } from '../../embed/address'
import { licenceOf } from '../../export/licence'
import { viewTitle } from '../../view-title'
import { type Followed, feedOf, followed, MOST_ENTRIES } from '../feed-of'

const FORMATS = {
  atom: { type: 'application/atom+xml; charset=utf-8', write: atomOf },
  json: { type: 'application/feed+json; charset=utf-8', write: jsonFeedOf },
}
/** Raise it when feeds say the same changes in another way. */
const VERSION = 3

interface Context {
  readonly params: Promise<{ readonly path: readonly string[] }>
}

/**
 * What was published within a view, as Atom or JSON Feed. Its tag is that of its entries, so that who has it is not
 * sent it again, whatever else changes. (Not of the newest alone: a large import comes out below what was published
 * while it ran.) 400 for a filter that cannot be, 404 for a view that is none.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const [name = '', ...parts] = (await params).path
  const format = lookUp(FORMATS, name)
  const query = new URL(request.url).searchParams
  const address = format && embedAddress(parts, query)
  if (!format || !address)
    return refuse(404, 'There is no such feed: /feeds/{atom or json}/{zh or en}/{path of a page}')
  const asked = checkFilters(query)
  if ('problem' in asked) return refuse(400, asked.problem)
  try {
    const feed = await followed(address)
    if (!feed) return refuse(404, 'There is no such page.')
    const last = feed.changes[0]
    const ids = feed.changes.slice(0, MOST_ENTRIES).map(({ id, former }) => `${id}@${former?.revision ?? ''}`)
    const key = [VERSION, name, address.locale, address.path, filterKey(feed.filters), ...ids].join(' ')
    const etag = `"${createHash('sha256').update(key).digest('base64url').slice(0, 22)}"`
    const headers = {
      'Cache-Control': 'public, max-age=60',
      ETag: etag,
      ...(last && { 'Last-Modified': httpDate(last.at) }),
    }
    if (namesTag(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers })
    const text = await writtenOnce(feed, name as FeedFormat, etag)
    if (text === null) return refuse(404, 'There is no such page.')
    return new Response(text, {
      headers: { ...headers, 'Content-Type': format.type, 'Access-Control-Allow-Origin': '*' },
    })
  } catch (error) {
    console.error('The feed %s of %s failed:', name, parts.join('/'), error)
    return refuse(503, 'The changes cannot be read just now.', { 'Retry-After': '5' })
  }
}

/** Some 50 KB each. */
const MAX_TEXTS = 100
/** Feeds as they were written, by all that they are written from; the oldest first. */
const texts = new Map<string, Promise<string | null>>()

/**
 * The words of a feed follow the revision and what the site says of itself, its entries the tag. Null where there is no
 * such page.
 */
async function writtenOnce(feed: Followed, format: FeedFormat, etag: string): Promise<string | null> {
  const { address } = feed
  const self = feedPath(format, address.locale, address.path, address.view)
  const [{ revision }, ...said] = await Promise.all([
    currentSnapshot(),
    readSiteWords(address.locale),
    dataNotice(address.locale),
    licenceOf(address.locale),
  ])
  const key = JSON.stringify([revision, etag, self, said])
  const before = texts.get(key)
  if (before) return before
  const text = titleOf(address).then(async (title) =>
    title === null ? null : FORMATS[format].write(await feedOf(feed, title, self)),
  )
  texts.set(key, text)
  text.catch(() => texts.delete(key))
  if (texts.size > MAX_TEXTS) texts.delete(texts.keys().next().value!)
  return text
}

async function titleOf(address: NonNullable<ReturnType<typeof embedAddress>>): Promise<string | null> {
  const embedded = await embeddedMap(address)
  return embedded && viewTitle(embedded.caption.title, address)
}

const httpDate = (iso: string): string => new Date(iso).toUTCString()

const refuse = (status: number, reason: string, headers: Readonly<Record<string, string>> = {}) =>
  new Response(`${reason}\n`, { status, headers: { 'Cache-Control': 'no-store', ...headers } })
