/** Requests that go astray from good ones, the same for the same seed. */

import type { Random } from '#geo/synthetic/random'
import { HEADERS, METHODS, RAW, TEXTS, TYPES } from './texts'

export interface Request {
  readonly method: string
  /** As it is written into the request: it may be no address at all. */
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer | null
}

/** What a fuzz starts from. */
export interface Ground {
  readonly paths: readonly string[]
  /** Ids of server actions, with the page that each is called from. */
  readonly actions: readonly { readonly id: string; readonly path: string }[]
  /** Cookies of people who have signed in. */
  readonly cookies: readonly string[]
}

const KEYS = [
  ...['q', 'district', 'sector', 'kind', 'status', 'precision', 'event', 'since', 'until', 'min', 'max', 'bbox'],
  ...['area', 'sort', 'scene', 'at', 'limit', 'after', 'areas', 'mode', 'measure', 'error', 'done', 'next', 'list'],
  ...['cols', 'by', 'order', 'must', 'weights', 'norm', 'missing', 'w.count', 'least.count'],
  ...['from', 'type', 'about', 'locale', 'show', '_rsc', '__proto__', 'constructor', 'a[b]', 'a[]', '%', '\u0000'],
  ...['theme', 'title', 'legend', 'f', 'crs', 'offset', 'datetime', 'url', 'format', 'maxwidth', 'width'],
]
const FIELDS = [
  ...['locale', 'text', 'path', 'url', 'email', 'password', 'shown', 'website', 'type', 'id', 'version', 'intent'],
  ...[
    'why',
    'step',
    'change',
    'compareUrl',
    'file',
    'name',
    'role',
    'districtIds',
    'current',
    'next',
    'column.0',
    'datum',
  ],
  ...['amountUnit', 'no', 'choice', 'here', 'bad', 'columns.nameZh', 'columns.slug', 'parts.locations.0.id', 'state'],
  ...['defaultSource', 'staleMonths', 'approvalNumber', 'contact', '__proto__', 'toString', '$ACTION_REF_1', '\u0000'],
]

export function pick<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor(random.next() * list.length)]!
}

/** One of the good requests with one to four things wrong. */
export function nextRequest(random: Random, ground: Ground): Request {
  if (ground.actions.length > 0 && random.chance(0.2)) return actionRequest(random, ground)
  const path = pick(random, ground.paths)
  const body = random.chance(0.12) ? anyBody(random) : null
  const method = body ? 'POST' : random.chance(0.06) ? pick(random, METHODS) : 'GET'
  return { method, target: mutatedTarget(random, path), ...withHeaders(random, ground, body) }
}

function mutatedTarget(random: Random, good: string): string {
  const [path = '/', query = ''] = good.split('?')
  let segments = path.split('/')
  if (random.chance(0.4)) {
    const at = 1 + Math.floor(random.next() * segments.length)
    const evil = random.chance(0.5) ? pick(random, RAW) : encodeAny(pick(random, TEXTS))
    segments = random.chance(0.6)
      ? segments.with(Math.min(at, segments.length - 1), evil)
      : segments.toSpliced(at, 0, evil)
  }
  if (random.chance(0.1))
    segments = ['', pick(random, ['en', 'zh', 'manage', 'api', '', '_next']), ...segments.slice(1)]
  const parameters = query === '' ? [] : query.split('&')
  for (let n = Math.floor(random.next() * 4); n > 0; n--) {
    const value = random.chance(0.3) ? pick(random, RAW) : encodeAny(pick(random, TEXTS))
    parameters.push(`${encodeAny(pick(random, KEYS))}=${value}`)
  }
  const target = segments.join('/') + (parameters.length > 0 ? `?${parameters.join('&')}` : '')
  return target.startsWith('/') ? target : `/${target}`
}

/** As encodeURIComponent, and lone surrogates as their three bytes, which no browser would send. */
const encodeAny = (text: string): string =>
  [...text].map((one) => (/[\ud800-\udfff]/u.test(one) ? '%ED%A0%80' : encodeURIComponent(one))).join('')

interface Body {
  readonly type: string
  readonly bytes: Buffer
}

function anyBody(random: Random): Body {
  const kind = random.next()
  if (kind < 0.4) return multipart(random)
  if (kind < 0.6) return { type: pick(random, TYPES), bytes: Buffer.from(anyJson(random)) }
  if (kind < 0.8) {
    const pairs = Array.from(
      { length: 4 },
      () => `${encodeAny(pick(random, FIELDS))}=${encodeAny(pick(random, TEXTS))}`,
    )
    return { type: 'application/x-www-form-urlencoded', bytes: Buffer.from(pairs.join('&')) }
  }
  return { type: pick(random, TYPES), bytes: Buffer.from(Array.from({ length: 64 }, () => random.next() * 256)) }
}

const anyJson = (random: Random): string =>
  pick(random, [
    JSON.stringify({ email: pick(random, TEXTS), password: pick(random, TEXTS) }),
    '{"email":"\\ud800@\\u0000","password":{"$gt":""}}',
    JSON.stringify([pick(random, TEXTS), { [pick(random, FIELDS)]: pick(random, TEXTS) }]),
    '["$K1"]',
    '["$undefined","$K1"]',
    '["$F1","$@2","$Q3","$W4","$B5","$n9999999999999999999"]',
    '["$1:__proto__:constructor:constructor"]',
    '[{"a":"$0"}]',
    `${'['.repeat(3000)}`,
    '{',
    '',
  ])

function multipart(random: Random, more: readonly (readonly [string, string])[] = []): Body {
  const boundary = random.chance(0.9) ? 'limit' : 'li\u0000mit'
  const fields = Array.from({ length: 5 }, () => [pick(random, FIELDS), pick(random, TEXTS)] as const)
  const parts = [...more, ...fields].map(([name, value]) => {
    const file = random.chance(0.1) ? '; filename="a.csv"\r\nContent-Type: text/csv' : ''
    return `--limit\r\nContent-Disposition: form-data; name="${name.replaceAll('"', '%22')}"${file}\r\n\r\n${value}\r\n`
  })
  const end = random.chance(0.9) ? '--limit--\r\n' : ''
  return { type: `multipart/form-data; boundary=${boundary}`, bytes: Buffer.from(parts.join('') + end) }
}

/** As a browser calls an action, with and without scripts: and then not quite. */
function actionRequest(random: Random, ground: Ground): Request {
  const { id, path } = pick(random, ground.actions)
  const wrongId = pick(random, [id.slice(0, -1), `${id}0`, id.replace(/^../, '00'), 'constructor', '', '\u00ff'])
  const asked = random.chance(0.8) ? id : wrongId
  const target = random.chance(0.8) ? path : mutatedTarget(random, path)
  if (random.chance(0.5)) {
    const prefix = random.chance(0.8) ? '1_' : pick(random, ['', '_', '1_1_'])
    const args = pick(random, ['["$undefined","$K1"]', '["$K1"]', '[]', anyJson(random)])
    const body = random.chance(0.7)
      ? multipart(random, [['0', args]])
      : { type: pick(random, TYPES), bytes: Buffer.from(args) }
    const bytes = Buffer.from(body.bytes.toString().replaceAll('name="', `name="${random.chance(0.9) ? '' : prefix}`))
    const made = withHeaders(random, ground, { ...body, bytes })
    return { method: 'POST', target, ...made, headers: { 'next-action': asked, ...made.headers } }
  }
  const hidden: readonly (readonly [string, string])[] = random.chance(0.5)
    ? [[`$ACTION_ID_${asked}`, '']]
    : [
        ['$ACTION_REF_1', ''],
        ['$ACTION_1:0', random.chance(0.7) ? JSON.stringify({ id: asked, bound: '$@1' }) : anyJson(random)],
        ['$ACTION_1:1', random.chance(0.7) ? '[null]' : anyJson(random)],
        ['$ACTION_KEY', 'k1'],
      ]
  return { method: 'POST', target, ...withHeaders(random, ground, multipart(random, hidden)) }
}

/** Each comes from an address of its own, so that no limit hides what lies behind it. */
function withHeaders(random: Random, ground: Ground, body: Body | null): Pick<Request, 'headers' | 'body'> {
  const byte = () => Math.floor(random.next() * 256)
  const headers: Record<string, string> = { host: 'localhost', 'x-forwarded-for': `10.${byte()}.${byte()}.${byte()}` }
  if (ground.cookies.length > 0 && random.chance(0.35)) headers.cookie = pick(random, ground.cookies)
  if (body?.type) headers['content-type'] = body.type
  if (body && random.chance(0.6)) headers.origin = 'http://localhost'
  while (random.chance(0.3)) {
    const [name, value] = random.chance(0.8) ? pick(random, HEADERS) : [pick(random, HEADERS)[0], pick(random, RAW)]
    headers[name] = value
  }
  return { headers, body: body?.bytes ?? null }
}
