/** Positions that a geocoder gives for addresses of a table, and how exact they are. */

import type { Text } from '../../records'
import { fill } from '../../text/format'
import type { Precision } from '../../vocabulary'

/** WGS-84: the geocoder answers in CGCS2000, which differs from it by less than a metre. */
export interface GeocodedPosition {
  readonly lng: number
  readonly lat: number
  /** What the geocoder says that it has found: 门址, 道路, 区县 … */
  readonly level: string
  /** 0 to 100, as the geocoder counts; null: it says none. */
  readonly score: number | null
}

/** `none`: it knows no such address; `refused`: it answers otherwise, and says why. */
export type GeocoderAnswer =
  | ({ readonly is: 'position' } & GeocodedPosition)
  | { readonly is: 'none' }
  | { readonly is: 'refused'; readonly why: string }

/** An address of a table with what was found for it, and the rows that have it. */
export type GeocodedAddress = GeocoderAnswer & { readonly address: string; readonly rows: number }

const MAX_WHY = 100

/** Reads the answer to `geocoder?ds={"keyWord":…}`; `body` is parsed JSON, or anything else. */
export function readGeocoderAnswer(body: unknown): GeocoderAnswer {
  const { status, msg, location } = recordOf(body)
  if (String(status) === '101') return { is: 'none' }
  if (String(status) !== '0') return { is: 'refused', why: String(msg ?? status ?? '').slice(0, MAX_WHY) }
  const { lon, lat, level, score } = recordOf(location)
  const [x, y] = [Number(lon), Number(lat)]
  const isPosition = lon !== '' && lat !== '' && Number.isFinite(x) && Number.isFinite(y) && (x !== 0 || y !== 0)
  if (!isPosition || Math.abs(x) > 180 || Math.abs(y) > 90) return { is: 'none' }
  const counted = score === undefined || score === null || score === '' ? Number.NaN : Number(score)
  return {
    ...{ is: 'position', lng: x, lat: y, level: String(level ?? '').slice(0, 20) },
    score: Number.isFinite(counted) ? counted : null,
  }
}

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}

/** Of an address or a thing, and of a road or village; whatever is larger gives no position of a project. */
const LEVELS: readonly (readonly [RegExp, Precision])[] = [
  [/门址|门牌|楼|兴趣点|POI|地名/i, 'campus'],
  [/道路|路口|村|社区|小区|园区|开发区|商圈/, 'park'],
]

/** How exact a position of such a level is; null: too rough to be one of a project. */
export const precisionOfLevel = (level: string): Precision | null =>
  LEVELS.find(([words]) => words.test(level))?.[1] ?? null

const LOCATOR: Text = {
  zh: '位置由天地图地理编码按该地址得出（{level}）',
  en: 'Position found by Tianditu’s geocoder for this address ({level})',
}

/** Where in its source a geocoded position stands: nowhere, but the address does. */
export const geocodedLocator = (level: string): Text => ({
  zh: fill(LOCATOR.zh, { level }),
  en: fill(LOCATOR.en, { level }),
})
