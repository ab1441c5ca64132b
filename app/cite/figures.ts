/** The single values of a page that can be cited, each with what it is called and which sources state it. */

import { messagesOf } from '#components/messages/index'
import { factRows } from '#components/records/fact-rows'
import type { DistrictMeasure } from '#geo/districts/table'
import type { Cite, IndicatorRecord, SourceRecord } from '#geo/records'
import { formatIndicator } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { getDistrict } from '#prisma/read/districts'
import { getEvent } from '#prisma/read/events'
import { getProject } from '#prisma/read/projects'
import type { ComparisonOfAddress } from '../comparison/comparison-at'
import type { readDistrictTable } from '../district-table'
import type { Address } from '../picture'

export interface CitedFigure {
  /** The same for as long as the page has it. */
  readonly id: string
  /** What it is: of which area, period and measure. */
  readonly label: string
  readonly text: string
  /** The titles of the sources that state it; none: the map has counted it. */
  readonly sources: readonly string[]
}

type Sources = readonly Pick<SourceRecord, 'id' | 'title'>[]

const titlesOf = (cites: readonly Cite[] | undefined, sources: Sources, locale: Locale): string[] => {
  const ids = new Set(cites?.map(({ sourceId }) => sourceId))
  return sources.filter(({ id }) => ids.has(id)).map(({ title }) => title[locale])
}

/** Of a project its facts, of a district or an event its figures. */
export async function figuresOfPage({ locale, path }: Address): Promise<CitedFigure[]> {
  const [, section, slug] = path.split('/')
  if (!slug) return []
  if (section === 'projects') return figuresOfProject(slug, locale)
  const record = section === 'districts' ? await getDistrict(slug) : await getEvent(slug)
  return (record?.indicators ?? [])
    .map((indicator) => ({
      id: indicator.id,
      label: labelled(indicator, locale),
      text: formatIndicator(indicator, locale),
      sources: titlesOf(indicator.cites, record!.sources, locale),
    }))
    .filter(({ text }) => text !== '')
}

async function figuresOfProject(slug: string, locale: Locale): Promise<CitedFigure[]> {
  const [project, { vocabularies }] = await Promise.all([getProject(slug), currentSnapshot()])
  if (!project) return []
  const rows = factRows(project, { locale, t: messagesOf(locale).project, terms: vocabularies })
  return rows.flatMap(({ key, label, text, cites }) =>
    text === null ? [] : [{ id: key, label, text, sources: titlesOf(cites, project.sources, locale) }],
  )
}

const labelled = ({ label, period }: IndicatorRecord, locale: Locale): string =>
  period ? `${label[locale]} · ${periodName(period)}` : label[locale]

/** The year, or the days of a period that is none. */
const periodName = ({ start, end, precision }: NonNullable<IndicatorRecord['period']>): string =>
  precision === 'year' && start.slice(0, 4) === end.slice(0, 4) ? start.slice(0, 4) : `${start} – ${end}`

/** Every cell of the table that has a value. */
export function figuresOfComparison({ locale, record }: ComparisonOfAddress): CitedFigure[] {
  const { areas, table } = record
  const nameOf = (i: number) => areas[i]!.name[locale]
  const pairOf = (i: number) => table.pairs[i]!.map(nameOf).join(' – ')
  const figures = (rows: typeof table.between.rows, columnOf: (i: number) => string) =>
    rows.flatMap(({ id, name, unit, unitName, cells }) =>
      cells.flatMap(({ state, text, detail, cites }, i) => {
        if (state !== 'value') return []
        const label = [name[locale], columnOf(i), ...(detail ? [detail[locale]] : [])].join(' · ')
        const figure = withUnit(text[locale], { unit, unitName }, locale)
        return [{ id: `${id}/${i}`, label, text: figure, sources: titlesOf(cites, table.sources, locale) }]
      }),
    )
  return [...table.groups.flatMap(({ rows }) => figures(rows, nameOf)), ...figures(table.between.rows, pairOf)]
}

type DistrictsRead = Awaited<ReturnType<typeof readDistrictTable>>

/** Every cell of the columns shown that has a value, district by district. */
export function figuresOfDistricts({ table, view, figures, sources }: DistrictsRead, locale: Locale): CitedFigure[] {
  return table.rows.flatMap(({ id, name, cells }) =>
    view.columns.flatMap((column) => {
      const [measure, cell] = [figures.measures.get(column), cells.get(column)]
      if (!measure || cell?.value == null) return []
      const label = [name[locale], measure.name[locale], ...(cell.detail ? [cell.detail[locale]] : [])].join(' · ')
      const text = withUnit(cell.text[locale], measure, locale)
      return [{ id: `${column}/${id}`, label, text, sources: titlesOf(cell.cites, sources, locale) }]
    }),
  )
}

/** A figure says its unit once. */
const withUnit = (text: string, { unit, unitName }: Pick<DistrictMeasure, 'unit' | 'unitName'>, locale: Locale) =>
  unit === 'share' || text.includes(unitName[locale]) ? text : `${text} ${unitName[locale]}`
