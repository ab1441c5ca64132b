/** Requests that ask for a past: `?as-of=` with a revision or a day, on whatever is public. */

import type { IncomingMessage, ServerResponse } from 'node:http'
import { enterPast, pasts } from '../past-context'
import { pathOf } from './border'
import { refusalText } from './past-words'

/** What has no past: the editors' pages, files, and what tells of now. */
const NOW_ONLY =
  /^\/((en\/)?manage|(en\/)?report|api\/(manage|auth|live|health)|_next|geo|worker|ground|logo\.svg|favicon\.ico)(\/|$)/
const RETRY_S = 5

/** What a request asks for; null: now. Machines read by POST at /mcp. */
function askedPast(method: string, url: string): string | null {
  const isReading = method === 'GET' || method === 'HEAD' || pathOf(url) === '/mcp'
  if (!isReading || !url.includes('as-of=') || NOW_ONLY.test(pathOf(url))) return null
  return new URLSearchParams(url.slice(url.indexOf('?') + 1)).get('as-of')
}

/**
 * Calls `answer` in the past that the request asks for; says why where there is none. `charge` gets the milliseconds
 * that opening it took.
 */
export function answerInPast(
  request: IncomingMessage,
  response: ServerResponse,
  charge: (ms: number) => void,
  answer: () => void,
): void {
  const asked = askedPast(request.method ?? '', request.url ?? '')
  if (asked === null) answer()
  else void enter(asked, request, response, charge, answer)
}

function enter(
  asked: string,
  request: IncomingMessage,
  response: ServerResponse,
  charge: (ms: number) => void,
  answer: () => void,
): Promise<void> {
  return enterPast(asked).then(
    (entered) => {
      if ('why' in entered) return refuse(response, refusalText(entered))
      charge(entered.openedMs)
      response.once('close', entered.leave)
      if (response.closed) return entered.leave()
      pasts().run(entered.past, answer)
    },
    (error: Error) => {
      console.error(`${request.url} as of ${asked} failed: ${error.message}`)
      refuse(response, refusalText({ why: 'busy' }))
    },
  )
}

function refuse(response: ServerResponse, { status, text }: ReturnType<typeof refusalText>): void {
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
    ...(status === 503 && { 'Retry-After': String(RETRY_S) }),
  })
  response.end(response.req.method === 'HEAD' ? undefined : `${text}\n`)
}
