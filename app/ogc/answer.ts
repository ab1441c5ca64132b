/** What answers of the OGC interface share. */

import type { Text } from '#geo/records'
import { siteUrl } from '../site'

/** What is asked for, whatever the resource. */
export interface Ogc {
  readonly query: URLSearchParams
  readonly isHtml: boolean
  /** The address of the landing page. */
  readonly base: string
  /** `?as-of=` with the past that is asked for, which every link stays in; '' for now. */
  readonly past: string
}

export interface OgcAnswer {
  readonly body: string | ReadableStream
  readonly headers: Readonly<Record<string, string>>
}

/** What is told to whoever asks. */
export class OgcProblem extends Error {
  constructor(
    readonly status: 400 | 404 | 429,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message)
  }
}

export const ogcBase = (): string => new URL('/ogc', siteUrl()).href

/** Whether a page is asked for: by `f`, else by the Accept header, in which browsers name HTML first. */
export function negotiated(query: URLSearchParams, accept: string | null): boolean {
  const f = query.get('f')
  if (f !== null && f !== 'json' && f !== 'html') throw new OgcProblem(400, 'f: json or html')
  if (f !== null) return f === 'html'
  return /^\s*(text\/html|application\/xhtml\+xml)\b/.test(accept ?? '')
}

/** Both languages on one line: the interface has one address for both. */
export const both = ({ zh, en }: Text): string => (zh === en ? zh : `${zh} · ${en}`)

export const jsonAnswer = (value: object, type = 'application/json'): OgcAnswer => ({
  body: JSON.stringify(value),
  headers: { 'content-type': type },
})
export const htmlAnswer = (body: string): OgcAnswer => ({
  body,
  headers: { 'content-type': 'text/html; charset=utf-8' },
})
