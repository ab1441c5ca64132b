/** Requests for a short address are answered as the long one that is kept under it, which no proxy has to pass on. */

import type { IncomingMessage, ServerResponse } from 'node:http'
import { addressOfShort, readShortPath } from '#geo/url/short-link'
import { pathOf } from './border'

/** The address that is kept under an id: a path without its language, and a query. */
type ReadShortLink = (id: string) => Promise<string | null>

/** On globalThis, since only Next's side of the process reads the database. */
const shared = globalThis as typeof globalThis & { landingShortLink?: ReadShortLink }

export const offerShortLinks = (read: ReadShortLink): void => {
  shared.landingShortLink = read
}

/** Tells proxy.ts that the address was a short one; strangers cannot set it (INNER of border.ts). */
const SHORT_HEADER = 'x-short'
/** Next says where proxy.ts has led the request; a proxy takes no header as long as that. */
const REWRITTEN = 'x-middleware-rewrite'
const RETRY_S = 5

/** Calls `answer`, for the long address where the request asks for a short one that is kept. */
export function openShortAddress(request: IncomingMessage, response: ServerResponse, answer: () => void): void {
  const short = isReading(request) ? readShortPath(pathOf(request.url ?? '')) : null
  const read = shared.landingShortLink
  if (!short) answer()
  else if (!read) refuse(response)
  else
    read(short.id).then(
      (address) => {
        if (address !== null) {
          request.url = addressOfShort(short, address, /\?(.*)$/s.exec(request.url ?? '')?.[1] ?? '')
          request.headers[SHORT_HEADER] = '1'
          leaveOut(response, REWRITTEN)
        }
        answer()
      },
      (error: Error) => {
        console.error(`${request.url} could not be read: ${error.message}`)
        refuse(response)
      },
    )
}

function leaveOut(response: ServerResponse, header: string): void {
  const setHeader = response.setHeader
  response.setHeader = (name, value) =>
    name.toLowerCase() === header ? response : Reflect.apply(setHeader, response, [name, value])
}

const isReading = ({ method }: IncomingMessage): boolean => method === 'GET' || method === 'HEAD'

function refuse(response: ServerResponse): void {
  response.writeHead(503, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
    'Retry-After': String(RETRY_S),
  })
  const text = '暂时读不到这个短链接，请稍后再试。This short link cannot be read just now; try again in a moment.\n'
  response.end(response.req.method === 'HEAD' ? undefined : text)
}
