'use server'

import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { noteText } from '#components/compare/note-text'
import type { Pasted } from '#components/compare/paste-area'
import { comparePath } from '#components/compare-paths'
import { areaProblemText } from '#components/draw/area-problem-text'
import { messagesOf } from '#components/messages/index'
import type { PolygonArea } from '#geo/areas/area'
import { MAX_PASTED_TEXT } from '#geo/areas/parse-area'
import { type CompareView, compareQuery, MAX_QUERY, parseCompare } from '#geo/compare/url'
import { LOCALES } from '#geo/vocabulary'
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
/** Characters of a pasted text that are shown again. */
const MAX_SHOWN = 20_000

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
    return { ...REFUSED, text: border.slice(0, MAX_SHOWN), problems: [messagesOf(locale).errors.tooComplexText] }
  const { problems, area, repaired: mended } = reading
  const { view } = parseCompare(new URLSearchParams(compareUrl.split('?')[1]), { districtIds })
  const asIs = area && addressOf(view, area, districtIds)
  const after = mended && addressOf(view, mended, districtIds)
  if (problems.length === 0 && asIs?.href) redirect(comparePath(locale) + asIs.href)
  const refusals = [asIs, after].flatMap((address) => address?.refused ?? [])
  return {
    text: border.slice(0, MAX_SHOWN),
    problems: [
      ...problems.map((problem) => areaProblemText(problem, locale)),
      ...new Set(refusals.map((note) => noteText(note, locale))),
    ],
    asIs: asIs?.href ? comparePath(locale) + asIs.href : null,
    repaired: after?.href ? comparePath(locale) + after.href : null,
  }
})

/** Of no area, neither as it stands nor repaired. */
const REFUSED = { asIs: null, repaired: null } as const

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
