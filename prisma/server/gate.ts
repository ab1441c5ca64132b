/**
 * Every request passes here first: it gets its headers, and is refused where this site cannot or need not answer it.
 */

import type { IncomingMessage, ServerResponse } from 'node:http'
import type { BlockList } from 'node:net'
import { logSecurity } from '../auth/security-log'
import { bodyLimit, dropInnerHeaders, pathOf, refusalOf } from './border'
import { clientAddress, isOneOf } from './client-address'
import { type CostLimit, costOf, OpenLimit } from './cost-limit'
import { FRAMED_POLICY, isFramed, NOT_FRAMED, securityHeaders } from './security-headers'

const MB = 1024 * 1024
/** Streams of events: for one office and for all readers together. Each takes some 200 KB. */
const STREAMS = { perAddress: 400, inAll: 2000 } as const
/** Bytes of request bodies being received. */
const BODIES = { perAddress: 70 * MB, inAll: 200 * MB } as const
/** Time for a body to arrive: a form, or an upload of 33 MB at 1 Mbit/s. */
const BODY_MS = { small: 30_000, large: 290_000 } as const
const LARGE = 8 * MB
const TOLD_AGAIN_MS = 60_000
/** Addresses that are remembered as told of. */
const MAX_LIMITED = 50_000
/**
 * Where nobody answers but with files; behind Next's own prefix, whatever is no file of the build would be drawn as a
 * page past proxy.ts.
 */
const FILES_ONLY = /^\/(geo|worker|_next(?!\/static\/))(\/|$)/
/** Where proxy.ts says in words that an address cannot be read. */
const UNREADABLE = '/400'

export interface GateSettings {
  readonly proxies: BlockList
  readonly siteUrl: string | undefined
  /** What each address has asked for. */
  readonly costs: CostLimit
  /** Ids of all server actions of the build. */
  readonly actions: ReadonlySet<string>
  /** Of files under /geo/ and /worker/: nobody else answers there. */
  readonly hasFile: (path: string) => boolean
}

/** The gate of one server. It comes back with false where it has answered itself. */
export function makeGate(settings: GateSettings): (request: IncomingMessage, response: ServerResponse) => boolean {
  const headers = securityHeaders(settings.siteUrl)
  const { costs } = settings
  const tellOfLimited = limitedTeller()
  const streams = new OpenLimit(STREAMS.perAddress, STREAMS.inAll)
  const bodies = new OpenLimit(BODIES.perAddress, BODIES.inAll)

  return (request, response) => {
    for (const [name, value] of headers) response.setHeader(name, value)
    if (isFramed(pathOf(request.url ?? ''))) openToFrames(response)
    const address = nameAddress(request, settings.proxies)
    const method = request.method ?? 'GET'
    const path = pathOf(request.url ?? '')
    const refusal = refusalOf({ method, url: request.url ?? '', headers: request.headers }, settings.actions)
    if (refusal?.status === 400 && method === 'GET' && request.headers.host) {
      request.url = path.startsWith('/en/') ? `/en${UNREADABLE}` : UNREADABLE
      return true
    }
    if (refusal?.status === 403) logSecurity('foreign-form', { from: address ?? '', what: path })
    if (refusal) return refuse(response, refusal.status, refusal.reason, refusal.headers)
    if (FILES_ONLY.test(path) && !settings.hasFile(path)) return refuse(response, 404, 'No such file')
    const waitS =
      address === null || settings.hasFile(path) ? 0 : costs.take(address, costOf(method, request.url!), Date.now())
    if (waitS > 0) {
      if (address !== null) tellOfLimited(address, path)
      return tooMuch(response, waitS)
    }
    if (path === '/api/live') return holdWhileOpen(response, streams.enter(address))
    return admitBody(request, response, path, (bytes) => bodies.enter(address, bytes))
  }
}

/** Tells the log of whoever has to wait, each once a minute: nobody fills it by asking on. */
function limitedTeller(): (address: string, path: string) => void {
  const told = new Map<string, number>()
  return (address, path) => {
    const now = Date.now()
    if (now - (told.get(address) ?? 0) < TOLD_AGAIN_MS) return
    if (told.size >= MAX_LIMITED) told.clear()
    told.set(address, now)
    logSecurity('too-much', { from: address, what: path })
  }
}

/** A page brings its own policy; whatever else answers here, Next's redirects too, says nothing and loads nothing. */
function openToFrames(response: ServerResponse): void {
  for (const name of NOT_FRAMED) response.removeHeader(name)
  const writeHead = response.writeHead
  response.writeHead = (...args: readonly unknown[]) => {
    if (!response.hasHeader('Content-Security-Policy')) response.setHeader('Content-Security-Policy', FRAMED_POLICY)
    return Reflect.apply(writeHead, response, args)
  }
}

/**
 * From here on the header says who asks, whatever came in. Null: a proxy of ours that names nobody, so that nobody is
 * known.
 */
function nameAddress(request: IncomingMessage, proxies: BlockList): string | null {
  const peer = request.socket.remoteAddress
  const address = clientAddress(peer, request.headers['x-forwarded-for']?.toString(), proxies)
  dropInnerHeaders(request.headers, isOneOf(peer, proxies))
  request.headers['x-forwarded-for'] = address
  return isOneOf(address, proxies) ? null : address
}

/** Of whom the gate has named. */
export const addressOf = (request: IncomingMessage): string => request.headers['x-forwarded-for']?.toString() ?? ''

function admitBody(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  enter: (bytes: number) => (() => void) | null,
): boolean {
  const bytes = Number(request.headers['content-length'] ?? 0)
  if (bytes === 0) return true
  const leave = enter(bytes)
  if (!leave) return tooMuch(response, 5)
  const ms = bodyLimit(path) > LARGE ? BODY_MS.large : BODY_MS.small
  const late = setTimeout(() => {
    if (!response.headersSent) refuse(response, 408, 'The body took too long')
    request.destroy()
  }, ms)
  const done = () => {
    clearTimeout(late)
    leave()
  }
  request.once('end', done)
  response.once('close', done)
  return true
}

function holdWhileOpen(response: ServerResponse, leave: (() => void) | null): boolean {
  if (!leave) return tooMuch(response, 60)
  response.once('close', leave)
  return true
}

const tooMuch = (response: ServerResponse, seconds: number): false =>
  refuse(response, 429, `稍后再试。Too much has been asked for from this network; try again in ${seconds} s.`, {
    'Retry-After': String(seconds),
  })

/** Answers at once and closes the connection where a body is still to come, which is then not read. */
function refuse(
  response: ServerResponse,
  status: number,
  reason: string,
  headers: Readonly<Record<string, string>> = {},
): false {
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
    ...(response.req.headers['content-length'] ? { Connection: 'close' } : {}),
    ...headers,
  })
  response.end(response.req.method === 'HEAD' ? undefined : `${reason}\n`)
  return false
}
