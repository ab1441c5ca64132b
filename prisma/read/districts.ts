/** Reads districts: all of them in short, or some with their figures and events. */

import '#server-only'
import type { DistrictRecord } from '#geo/records'
import type { EditedTerm } from '#geo/terms'
import type { DistrictKind } from '#geo/vocabulary'
import { database } from '../client'
import type { Prisma } from '../generated/client'
import { DatabaseAway, lastKnown } from '../live/last-known'
import { type Checks, readChecks } from './checks'
import { currentTerms } from './current-terms'
import { type CitationIndex, districtRefOf, indicatorOf, maybeText, readCitations, refOf } from './row-mapping'

/** A district without what hangs on it. */
export type DistrictSummary = Pick<
  DistrictRecord,
  'id' | 'slug' | 'name' | 'short' | 'kind' | 'cityId' | 'aliases' | 'summary'
>

const WITH = {
  indicators: { orderBy: [{ position: 'asc' }, { id: 'asc' }] },
  events: { orderBy: [{ date: 'desc' }, { id: 'asc' }] },
} as const satisfies Prisma.DistrictInclude

type Row = Prisma.DistrictGetPayload<{ include: typeof WITH }>

/** All districts, in order of their codes. */
export const getDistricts = (): Promise<DistrictSummary[]> =>
  lastKnown('districts', async () => {
    const rows = await database().district.findMany({ orderBy: { id: 'asc' } })
    return rows.map(summaryOf)
  })

/** The district with this slug, figures in the order given, events newest first; null where there is none. */
export async function getDistrict(slug: string): Promise<DistrictRecord | null> {
  const [record] = await getDistrictRecords([slug])
  return record ?? null
}

/** The districts with these slugs, in the order of the slugs; a slug that does not exist is passed over. */
export async function getDistrictRecords(slugs: readonly string[]): Promise<DistrictRecord[]> {
  try {
    return await lastKnown(`districts ${slugs.join(' ')}`, () => readRecords(slugs))
  } catch (error) {
    if (!(error instanceof DatabaseAway) || slugs.length < 2) throw error
    return (await Promise.all(slugs.map((slug) => getDistrictRecords([slug])))).flat()
  }
}

async function readRecords(slugs: readonly string[]): Promise<DistrictRecord[]> {
  const rows = await database().district.findMany({ where: { slug: { in: [...slugs] } }, include: WITH })
  const { unit } = await currentTerms()
  // One district at a time, so that each record lists its own sources only.
  const checks = await readChecks({ indicator: rows.flatMap(({ indicators }) => indicators.map(({ id }) => id)) })
  const records = await Promise.all(rows.map(async (row) => recordOf(row, await citationsOf(row), unit, checks)))
  return slugs.flatMap((slug) => records.find((record) => record.slug === slug) ?? [])
}

const citationsOf = (row: Row): Promise<CitationIndex> =>
  readCitations({ district: [row.id], indicator: row.indicators.map(({ id }) => id) })

const summaryOf = (row: Prisma.DistrictGetPayload<object>): DistrictSummary => ({
  ...districtRefOf(row),
  kind: row.kind as DistrictKind,
  cityId: row.cityId,
  aliases: row.aliases,
  summary: maybeText(row.summaryZh, row.summaryEn),
})

const recordOf = (
  row: Row,
  citations: CitationIndex,
  units: readonly EditedTerm[],
  checks: Checks,
): DistrictRecord => ({
  ...summaryOf(row),
  indicators: row.indicators.map((indicator) => indicatorOf(indicator, citations, units, checks)),
  events: row.events.map(refOf),
  cites: citations.of('district', row.id),
  sources: citations.sources,
})
