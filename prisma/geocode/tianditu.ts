/** Asks Tianditu's geocoder where an address lies. It is the only thing outside that the server ever asks. */

import '#server-only'
import { type GeocoderAnswer, readGeocoderAnswer } from '#geo/import/places/geocoded'

export const GEOCODER_HOST = 'api.tianditu.gov.cn'

const TIMEOUT_MS = 8000
const MAX_CHARACTERS = 100_000

/** A key of its own, since that of the map's pictures is seen by every reader; null: no geocoder is set up. */
export const geocoderKey = (): string | null => process.env.GEOCODER_TIANDITU_KEY?.trim() || null

export type Ask = (address: URL, init: RequestInit) => Promise<Response>

/** Never throws: what goes wrong is an answer that says so. Nothing leads to another host. */
export async function geocode(address: string, key: string, ask: Ask = fetch): Promise<GeocoderAnswer> {
  const url = new URL(`https://${GEOCODER_HOST}/geocoder`)
  url.searchParams.set('ds', JSON.stringify({ keyWord: address }))
  url.searchParams.set('tk', key)
  try {
    const answer = await ask(url, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) })
    const text = (await answer.text()).slice(0, MAX_CHARACTERS)
    if (!answer.ok) return { is: 'refused', why: `HTTP ${answer.status}` }
    return readGeocoderAnswer(JSON.parse(text))
  } catch (error) {
    const isLate = (error as Error).name === 'TimeoutError'
    return { is: 'refused', why: isLate ? 'timeout' : error instanceof SyntaxError ? 'JSON' : 'network' }
  }
}
