import { headers } from 'next/headers'
import { parseView, type QueryValues, type View } from '#geo/url/view-url'
import { LOCALES, type Locale } from '#geo/vocabulary'

export interface Requested {
  readonly locale: Locale
  readonly path: string
  /** As it stands in the address, with its `?`. */
  readonly search: string
  readonly view: View
  /** A guess. */
  readonly isPhone: boolean
  /** Lets a style of the page pass its security policy. */
  readonly nonce: string | undefined
  /** The records are made up, and every page says so. */
  readonly isSynthetic: boolean
  /** The database is away: what was read before is shown. */
  readonly isAway: boolean
}

/** The address asked for, as proxy.ts notes it: layouts and not-found pages are told neither path nor query. */
export async function requested(): Promise<Requested> {
  const list = await headers()
  const search = list.get('x-search') ?? ''
  const locale = LOCALES.find((name) => name === list.get('x-locale')) ?? 'zh'
  return {
    locale,
    path: list.get('x-path') ?? '/',
    isSynthetic: list.get('x-synthetic') === '1',
    nonce: list.get('x-nonce') ?? undefined,
    isAway: list.get('x-away') === '1',
    isPhone: /Mobi/.test(list.get('user-agent') ?? ''),
    search,
    view: parseView(new URLSearchParams(search)),
  }
}

/** The query of a page, as the parsers read it. */
export const searchParamsOf = (query: QueryValues): URLSearchParams =>
  new URLSearchParams(Object.entries(query).flatMap(([key, value]) => [value ?? []].flat().map((one) => [key, one])))
