'use server'

import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { noteText } from '#components/compare/note-text'
import type { Pasted } from '#components/compare/paste-area'
import { comparePath } from '#components/compare-paths'
import { areaProblemText } from '#components/draw/area-problem-text'
import { type Reading, readingInWords } from '#components/draw/reading'
import { areaProblemsOf } from '#components/messages/area-problems'
import { messagesOf } from '#components/messages/index'
import type { PolygonArea } from '#geo/areas/area'
import type { AreaReading } from '#geo/areas/parse-area'
import { MAX_PASTED_TEXT } from '#geo/areas/pasted-text'
import { type CompareView, compareQuery, MAX_QUERY, parseCompare } from '#geo/compare/url'
import { DATUMS, type Datum } from '#geo/geometry/datum'
import { LOCALES, type Locale } from '#geo/vocabulary'
import { reckon, TooMuchWork } from '#prisma/geometry/pool'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { comparableIds } from '#prisma/read/comparison'
import { open } from '../../guard'

const FORM = z.object({
  locale: z.enum(LOCALES as ['zh', 'en']),
  compareUrl: z.string().max(2 * MAX_QUERY),
  text: z.string().default(''),
  file: z.instanceof(File).optional(),
})

/**
 * Adds a pasted border or a file to a comparison. Redirects there where all is well; else returns what is wrong and
 * what can be done.
 */
export const addPolygon = open(async (_last: Pasted | null, form: FormData): Promise<Pasted | null> => {
  const fields = FORM.safeParse(Object.fromEntries(form))
  if (!fields.success) notFound()
  const { locale, compareUrl, text, file } = fields.data
  const border = text.trim() === '' && file ? await file.text() : text
  const { shapes } = await currentSnapshot()
  const districtIds = await comparableIds()
  const reading = await reckon('read', border.slice(0, MAX_PASTED_TEXT + 1), shapes).catch(tooMuch)
  if (!reading)
    return { ...REFUSED, text: border.slice(0, MAX_PASTED_TEXT), problems: [messagesOf(locale).errors.tooComplexText] }
  const { problems, area, repaired: mended, inDatums } = reading
  const { view } = parseCompare(new URLSearchParams(compareUrl.split('?')[1]), { districtIds })
  const asIs = area && addressOf(view, area, districtIds)
  const after = mended && addressOf(view, mended, districtIds)
  if (problems.length === 0 && asIs?.href) redirect(comparePath(locale) + asIs.href)
  const refusals = [asIs, after].flatMap((address) => address?.refused ?? [])
  return {
    text: border.slice(0, MAX_PASTED_TEXT),
    problems: [
      ...problems.map((problem) => areaProblemText(problem, locale)),
      ...new Set(refusals.map((note) => noteText(note, locale))),
    ],
    asIs: asIs?.href && !inDatums ? comparePath(locale) + asIs.href : null,
    repaired: after?.href && !inDatums ? comparePath(locale) + after.href : null,
    inDatums: inDatums ? datumLinks(inDatums, (one) => addressOf(view, one, districtIds), locale) : [],
  }
})

const DROPPED = z.object({ locale: z.enum(LOCALES as ['zh', 'en']), text: z.string(), isDrawn: z.string().optional() })

/** Reads a file that was dropped on the map, or a ring that was drawn there, as the form reads what is pasted. */
export const readBorder = open(async (form: FormData): Promise<Reading> => {
  const fields = DROPPED.safeParse(Object.fromEntries(form))
  if (!fields.success) notFound()
  const { locale, text, isDrawn } = fields.data
  const { shapes } = await currentSnapshot()
  const reading = await reckon('read', text.slice(0, MAX_PASTED_TEXT + 1), shapes).catch(tooMuch)
  if (!reading) return { problems: [messagesOf(locale).errors.tooComplexText], area: null, repaired: null }
  return readingInWords(isDrawn ? asDrawn(reading) : reading, locale)
})

/** What is drawn on the map is in the map's datum. */
function asDrawn({ inDatums: _, problems, ...reading }: AreaReading): AreaReading {
  return { ...reading, problems: problems.filter(({ code }) => code !== 'datum' && code !== 'datum-unknown') }
}

/** Of no area, neither as it stands nor repaired. */
const REFUSED = { asIs: null, repaired: null, inDatums: [] } as const

/** A link for each datum that the area may be in. */
function datumLinks(
  inDatums: Readonly<Record<Datum, PolygonArea>>,
  address: (area: PolygonArea) => { readonly href?: string },
  locale: Locale,
) {
  const { datums } = areaProblemsOf(locale)
  return DATUMS.flatMap((datum) => {
    const { href } = address(inDatums[datum])
    return href ? [{ name: datums[datum], href: comparePath(locale) + href }] : []
  })
}

function tooMuch(error: unknown): null {
  if (error instanceof TooMuchWork) return null
  throw error
}

/** The query of the comparison with one area more, as it will be read; with the notes where it will not. */
function addressOf(view: CompareView, area: PolygonArea, districtIds: ReadonlySet<string>) {
  const href = compareQuery({ ...view, areas: [...view.areas, { area, filters: {} }] })
  const { notes } = parseCompare(new URLSearchParams(href), { districtIds })
  return notes.length > 0 ? { refused: notes } : { href, refused: [] }
}
