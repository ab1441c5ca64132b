/** Which comparison an address asks for, read for whatever shows it elsewhere: frames, pictures, references. */

import { noteText } from '#components/compare/note-text'
import { COMPARE_WORDS } from '#components/messages/compare/words'
import { messagesOf } from '#components/messages/index'
import { MIN_AREAS } from '#geo/areas/area'
import type { ShownArea } from '#geo/compare/map/shown-area'
import { type CompareView, compareQuery, parseCompare } from '#geo/compare/url'
import type { Letter } from '#geo/map/palette'
import { fill } from '#geo/text/format'
import { COLON, joinPhrase } from '#geo/text/punctuation'
import { parseView } from '#geo/url/view-url'
import { LOCALES, type Locale } from '#geo/vocabulary'
import { comparableDistricts, meantView, readComparison } from '#prisma/read/comparison'
import { dataNotice } from '../data-notice'
import type { Caption } from '../picture'

export interface ComparisonOfAddress {
  readonly locale: Locale
  readonly view: CompareView
  /** Of the page, with where the map looks. */
  readonly query: string
  readonly caption: Caption
  /** With the filter, and that records are made up. */
  readonly title: string
  readonly revision: number
  /** What of the address could not be used, in words. */
  readonly leftOut: readonly string[]
  /** The measures of the table, for whoever cites one. */
  readonly record: Awaited<ReturnType<typeof readComparison>>
}

/** Null where the parts of a path are not those of a comparison, or its address has no areas to compare. */
export async function comparisonAt(
  parts: readonly string[],
  query: URLSearchParams,
): Promise<ComparisonOfAddress | null> {
  const locale = LOCALES.find((name) => name === parts[0])
  if (!locale || parts.length !== 2 || parts[1] !== 'compare') return null
  const { view: written, notes } = parseCompare(query, await comparableDistricts())
  const view = await meantView(written)
  if (view.areas.length < MIN_AREAS) return null
  const record = await readComparison(view, COMPARE_WORDS)
  const words = messagesOf(locale).compare
  const name = joinPhrase(
    record.areas.map((area) => area.name[locale]),
    locale,
  )
  const filter = record.condition[locale]
  const condition = filter ? fill(words.condition, { text: filter }) : null
  const head = `${words.title}${COLON[locale]}${name}`
  return {
    locale,
    view,
    query: compareQuery(view, parseView(query).camera),
    caption: {
      kicker: words.title,
      title: name,
      lines: condition ? [words.title, condition] : [words.title],
      condition,
    },
    title: [head, filter, await dataNotice(locale)].filter(Boolean).join(' · '),
    revision: record.revision,
    leftOut: notes.map((note) => noteText(note, locale)),
    record,
  }
}

/** Its areas as maps show them. */
export const shownAreas = ({ locale, view, record }: ComparisonOfAddress): ShownArea[] =>
  record.areas.map(({ letter, name, polygons }, i) => ({
    letter: letter as Letter,
    name: name[locale],
    area: view.areas[i]!.area,
    polygons: {
      type: 'MultiPolygon',
      coordinates: polygons.map((rings) => rings.map((ring) => ring.map(([x, y]) => [x, y]))),
    },
  }))
