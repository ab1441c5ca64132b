/** Reads signing events: all of them in short, or one with its figures and what was launched there. */

import '#server-only'
import type { EventRecord, Text } from '#geo/records'
import type { EditedTerm, Vocabularies } from '#geo/terms'
import { type DatePrecision, valuesOf } from '#geo/vocabulary'
import { database } from '../client'
import type { Prisma } from '../generated/client'
import { lastKnown } from '../live/last-known'
import { type Checks, readChecks } from './checks'
import { currentTerms } from './current-terms'
import {
  bilingual,
  type CitationIndex,
  districtRefOf,
  indicatorOf,
  isoDate,
  maybeText,
  placeOf,
  readCitations,
  refOf,
} from './row-mapping'

const WITH = {
  place: { include: { operator: true } },
  district: true,
  milestones: {
    include: { project: { select: { id: true, no: true, slug: true, nameZh: true, nameEn: true, sector: true } } },
    orderBy: { projectId: 'asc' },
  },
  details: { orderBy: [{ position: 'asc' }, { id: 'asc' }] },
  indicators: { orderBy: [{ position: 'asc' }, { id: 'asc' }] },
} as const satisfies Prisma.EventInclude

type Row = Prisma.EventGetPayload<{ include: typeof WITH }>

/** An event with its figures, without what else hangs on it. */
export type EventSummary = Pick<
  EventRecord,
  'id' | 'slug' | 'name' | 'date' | 'datePrecision' | 'place' | 'district' | 'indicators' | 'sources'
>

/** All events, newest first; the sources of each are those of its date and figures. */
export const getEvents = (): Promise<EventSummary[]> => lastKnown('events', readEvents)

const SHORT = {
  place: { include: { operator: true } },
  district: true,
  indicators: WITH.indicators,
} as const satisfies Prisma.EventInclude

async function readEvents(): Promise<EventSummary[]> {
  const [rows, terms] = await Promise.all([
    database().event.findMany({ include: SHORT, orderBy: [{ date: 'desc' }, { id: 'asc' }] }),
    currentTerms(),
  ])
  const figures = rows.flatMap(({ indicators }) => indicators.map(({ id }) => id))
  const citations = await readCitations({
    event: rows.map(({ id }) => id),
    indicator: figures,
  })
  const checks = await readChecks({ indicator: figures })
  return rows.map((row) => {
    const indicators = row.indicators.map((indicator) => indicatorOf(indicator, citations, terms.unit, checks))
    const cites = [...(citations.of('event', row.id).date ?? []), ...indicators.flatMap((figure) => figure.cites)]
    const ids = new Set(cites.map(({ sourceId }) => sourceId))
    return {
      ...refOf(row),
      date: isoDate(row.date),
      datePrecision: row.datePrecision as DatePrecision,
      place: row.place && placeOf(row.place, citations),
      district: row.district && districtRefOf(row.district),
      indicators,
      sources: citations.sources.filter(({ id }) => ids.has(id)),
    }
  })
}

/** The event with this slug; null where there is none. */
export const getEvent = (slug: string): Promise<EventRecord | null> => lastKnown(`event ${slug}`, () => readEvent(slug))

async function readEvent(slug: string): Promise<EventRecord | null> {
  const row = await database().event.findUnique({ where: { slug }, include: WITH })
  if (row === null) return null
  const citations = await readCitations({
    event: [row.id],
    place: row.placeId === null ? [] : [row.placeId],
    indicator: row.indicators.map(({ id }) => id),
    detail: row.details.map(({ id }) => id),
  })
  const checks = await readChecks({ event: [row.id], indicator: row.indicators.map(({ id }) => id) })
  return recordOf(row, citations, await currentTerms(), checks)
}

const recordOf = (row: Row, citations: CitationIndex, terms: Vocabularies, checks: Checks): EventRecord => ({
  ...refOf(row),
  slogan: maybeText(row.sloganZh, row.sloganEn),
  date: isoDate(row.date),
  datePrecision: row.datePrecision as DatePrecision,
  place: row.place && placeOf(row.place, citations),
  district: row.district && districtRefOf(row.district),
  categories: categoriesOf(row),
  summary: bilingual(row.summaryZh, row.summaryEn),
  indicators: row.indicators.map((indicator) => indicatorOf(indicator, citations, terms.unit, checks)),
  details: row.details.map(({ id, topic, textZh, textEn }) => ({
    topic,
    text: bilingual(textZh, textEn),
    cites: citations.all('detail', id),
  })),
  projects: projectsOf(row, terms.milestone),
  cites: citations.of('event', row.id),
  sources: citations.sources,
  check: checks.of('event', row.id),
})

const categoriesOf = ({ categoriesZh, categoriesEn }: Row): Text[] =>
  categoriesZh.map((zh, i) => bilingual(zh, categoriesEn[i] ?? zh))

/** By kind of milestone in the vocabulary's order, then by id of project. */
function projectsOf(row: Row, kinds: readonly EditedTerm[]): EventRecord['projects'] {
  const order = valuesOf(kinds)
  return row.milestones
    .map(({ kind, project }) => ({
      ...refOf(project),
      no: project.no,
      sector: project.sector,
      milestone: kind,
    }))
    .sort((a, b) => order.indexOf(a.milestone) - order.indexOf(b.milestone) || (a.id < b.id ? -1 : 1))
}
