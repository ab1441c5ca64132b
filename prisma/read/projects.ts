/** Reads projects with all that is known of them. */

import '#server-only'
import { FACT_COLUMNS } from '#geo/edit/project-facts'
import type { Check, ProjectRecord } from '#geo/records'
import type { AmountKind, DatePrecision, FigureComparison } from '#geo/vocabulary'
import { lastKnown } from '../live/last-known'
import { readChecks } from './checks'
import { type ProjectRow, projectRowsOfNos, projectRowsOfSlug } from './project-rows'
import { bilingual, type CitationIndex, districtRefOf, locationOf, placeOf, readCitations, refOf } from './row-mapping'

/** The project with this slug, milestones in order of date, details in the order given; null where there is none. */
export const getProject = (slug: string): Promise<ProjectRecord | null> =>
  lastKnown(`project ${slug}`, () => readProject(slug))

async function readProject(slug: string): Promise<ProjectRecord | null> {
  return (await recordsOf(await projectRowsOfSlug(slug)))[0] ?? null
}

/** The projects with these nos, in no order; those that there are no more are left out. */
export async function readProjects(nos: readonly number[]): Promise<ProjectRecord[]> {
  return recordsOf(await projectRowsOfNos(nos))
}

async function recordsOf(rows: readonly ProjectRow[]): Promise<ProjectRecord[]> {
  const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id)
  const citations = await readCitations({
    project: ids(rows),
    place: [...new Set(rows.flatMap(({ placeId }) => placeId ?? []))],
    participation: rows.flatMap(({ participations }) => ids(participations)),
    milestone: rows.flatMap(({ milestones }) => ids(milestones)),
    detail: rows.flatMap(({ details }) => ids(details)),
  })
  const checks = await readChecks({ project: ids(rows) })
  return rows.map((row) => withSources(recordOf(row, citations, checks.of('project', row.id)), citations))
}

function withSources(record: Omit<ProjectRecord, 'sources'>, citations: CitationIndex): ProjectRecord {
  const { cites, place, organisations, milestones, details } = record
  const parts = [...organisations, ...milestones, ...details]
  const all = [...Object.values(cites), ...Object.values(place?.cites ?? {}), ...parts.map((part) => part.cites)].flat()
  const cited = new Set(all.map(({ sourceId }) => sourceId))
  return { ...record, sources: citations.sources.filter(({ id }) => cited.has(id)) }
}

const recordOf = (row: ProjectRow, citations: CitationIndex, check: Check | null): Omit<ProjectRecord, 'sources'> => ({
  ...refOf(row),
  no: row.no,
  nameEnOfficial: row.nameEnOfficial,
  aliases: row.aliases,
  kind: row.kind,
  sector: row.sector,
  facts: Object.fromEntries(FACT_COLUMNS.map(({ field }) => [field, row[field]])),
  status: row.status,
  district: districtRefOf(row.district),
  place: row.place && placeOf(row.place, citations),
  location: locationOf(row),
  amountCny: row.amountCny === null ? null : Number(row.amountCny),
  amountKind: row.amountKind as AmountKind | null,
  amountForeign:
    row.amountForeign === null || row.amountCurrency === null
      ? null
      : { amount: Number(row.amountForeign), currency: row.amountCurrency },
  amountComparison: (row.amountComparison ?? 'exact') as FigureComparison,
  summary: bilingual(row.summaryZh, row.summaryEn),
  organisations: row.participations.map(({ id, role, organisation }) => ({
    name: bilingual(organisation.nameZh, organisation.nameEn),
    role,
    cites: citations.all('participation', id),
  })),
  milestones: row.milestones.map(({ id, kind, date, datePrecision, event }) => ({
    kind,
    date,
    precision: datePrecision as DatePrecision,
    event: event && refOf(event),
    cites: citations.all('milestone', id),
  })),
  details: row.details.map(({ id, topic, textZh, textEn }) => ({
    topic,
    text: bilingual(textZh, textEn),
    cites: citations.all('detail', id),
  })),
  cites: citations.of('project', row.id),
  check,
})
