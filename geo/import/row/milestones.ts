/** The dates of a row, each the milestone of its column, and what of them is unlikely. */

import type { Text } from '../../records'
import type { WrittenDate } from '../../text/date-text'
import { readDateCell } from '../cells/date-cell'
import { COLUMNS, DATE_FIELDS } from '../columns'
import { type DatePart, dateOfParts, isWithoutYear, partField } from '../date-parts'
import type { RowMilestone } from '../row-reading'
import type { RowCells } from './row-cells'

type DateField = (typeof DATE_FIELDS)[number]

/** What cannot come before what. */
const IN_ORDER: readonly (readonly [DateField, DateField])[] = [
  ['signed', 'completed'],
  ['signed', 'opened'],
  ['founded', 'completed'],
  ['founded', 'opened'],
]

export function readMilestones(row: RowCells): RowMilestone[] {
  const dates = new Map(
    DATE_FIELDS.flatMap((kind) => {
      const date = dateOf(row, kind)
      return date ? [[kind, date] as const] : []
    }),
  )
  for (const [kind, { date }] of dates) if (date > row.look.today) row.problem(kind, 'date-ahead', textOf(row, kind))
  for (const [earlier, later] of IN_ORDER) {
    const [first, last] = [dates.get(earlier), dates.get(later)]
    if (first && last && last.last < first.date)
      row.problem(later, 'dates-turned', textOf(row, later), textOf(row, earlier))
  }
  return [...dates].map(([kind, { date, precision }]) => ({ kind, date, datePrecision: precision }))
}

function dateOf(row: RowCells, kind: DateField): WrittenDate | null {
  const text = textOf(row, kind)
  const reading = text === '' ? null : readDateCell(text, row.settings.answers, row.look.timeZone)
  if (reading === null || 'none' in reading) return null
  if ('question' in reading) row.problem(kind, `ask-${reading.question}`, text)
  else if ('error' in reading) row.problem(kind, `date-${reading.error}`, text)
  else if ('words' in reading) row.keep(kind, reading.words, labelOf(kind))
  else return reading
  return null
}

const labelOf = (kind: DateField): Text => {
  const { zh, en } = COLUMNS.find(({ field }) => field === kind)!
  return { zh, en }
}

/** The date as one text, of one cell or of several; '' where there is none, or, with a problem, only a part of it. */
function textOf(row: RowCells, kind: DateField): string {
  const part = (name: DatePart) => row.cell(partField(kind, name))
  const joined = dateOfParts(row.cell(kind), { year: part('year'), month: part('month'), day: part('day') })
  if (typeof joined === 'string' && !isWithoutYear(joined)) return joined
  const { titleYear, answers } = row.settings
  const texts = { year: String(titleYear ?? ''), month: part('month'), day: part('day') }
  if (titleYear !== undefined && (typeof joined === 'string' || joined.error === 'no-year')) {
    const ofTitle = answers['title-year'] ? dateOfParts(row.cell(kind), texts) : null
    if (typeof ofTitle === 'string') return ofTitle
    const written = typeof joined === 'string' ? joined : [part('month'), part('day')].filter(Boolean).join('-')
    row.problem(kind, 'ask-title-year', `${written} (${titleYear})`)
    return ''
  }
  if (typeof joined === 'string') return joined
  row.problem(partField(kind, joined.part), `date-${joined.error}`, part(joined.part))
  return ''
}
