import { MAX_AREAS, MAX_RADIUS_KM, MIN_RADIUS_KM } from '#geo/areas/area'
import { DEFAULT_COMPARISON, type UrlNote } from '#geo/compare/url'
import { fill } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import { areaProblemsOf } from '../messages/area-problems'

const LIMITS = { areas: MAX_AREAS, minKm: MIN_RADIUS_KM, maxKm: MAX_RADIUS_KM, n: DEFAULT_COMPARISON.radiusKm }

/** What was left out of an address, and why. */
export const noteText = ({ code, text }: UrlNote, locale: Locale): string =>
  fill(areaProblemsOf(locale).notes[code], { ...LIMITS, text })
