import { type Facet, UNKNOWN } from '../../filters'
import { lookUp } from '../../look-up'
import type { Text } from '../../records'
import type { Vocabularies } from '../../terms'
import { PRECISIONS, type Term } from '../../vocabulary'
import type { Amounts } from '../statistics/amounts'
import type { AreaMeasures } from '../statistics/compare'
import type { CountsByValue, ProjectCounts } from '../statistics/counts'
import { formatMeasure, inBothLanguages, NOT_APPLICABLE, numberCell, type TableCell, UNDISCLOSED } from './cells'
import type { GroupId } from './measure'
import { measuresIn } from './measure'
import { AMOUNTS, PROJECTS } from './measures-of-projects'
import { rowOf, type TableRow } from './row'

const FIGURES: Readonly<Record<string, (counts: ProjectCounts) => number | null>> = {
  count: ({ count }) => count,
  share: ({ share }) => share,
  per100: ({ per100LandKm2 }) => per100LandKm2,
  onlyDistrict: ({ onlyDistrict }) => onlyDistrict,
  undecided: ({ undecided }) => undecided,
}

export function projectRows(areas: readonly AreaMeasures[]): TableRow[] {
  return PROJECTS.flatMap((measure) => {
    const cells = areas.map(({ projects }) => numberCell(lookUp(FIGURES, measure.id)!(projects), measure.unit))
    const isIdle = measure.id === 'undecided' && cells.every(({ value }) => !value)
    return isIdle ? [] : [rowOf(measure, cells)]
  })
}

const UNKNOWN_TERM: Term = { value: UNKNOWN, zh: '未披露', en: 'Not disclosed' }

interface Vocabulary {
  readonly facet: Extract<Facet, GroupId>
  readonly terms: readonly Term[]
  readonly countsOf: (counts: ProjectCounts) => CountsByValue
}

const vocabulariesOf = ({ sector, kind, status }: Vocabularies): readonly Vocabulary[] => [
  { facet: 'sector', terms: sector, countsOf: ({ bySector }) => bySector },
  { facet: 'kind', terms: kind, countsOf: ({ byKind }) => byKind },
  { facet: 'status', terms: [...status, UNKNOWN_TERM], countsOf: ({ byStatus }) => byStatus },
  { facet: 'precision', terms: PRECISIONS, countsOf: ({ byPrecision }) => byPrecision },
]

const NOTE: Readonly<Record<Vocabulary['facet'], Text>> = {
  sector: {
    zh: '该行业的项目数，及其占本区域项目的比例。',
    en: 'Projects in the sector, and their share of the area’s projects.',
  },
  kind: {
    zh: '该类型的项目数，及其占本区域项目的比例。',
    en: 'Projects of the kind, and their share of the area’s projects.',
  },
  status: {
    zh: '该进展的项目数，及其占本区域项目的比例。',
    en: 'Projects at this stage, and their share of the area’s projects.',
  },
  precision: {
    zh: '位置知道到这一级的项目数，及其占本区域项目的比例。',
    en: 'Projects located to this precision, and their share of the area’s projects.',
  },
}

/** Counts of every value that some area has, in the order of the vocabulary: `sector.biomed`. */
export const vocabularyRows = (areas: readonly AreaMeasures[], all: Vocabularies): TableRow[] =>
  vocabulariesOf(all).flatMap(({ facet, terms, countsOf }) =>
    terms
      .filter(({ value }) => areas.some(({ projects }) => lookUp(countsOf(projects), value)))
      .map(({ value, zh, en }) => {
        const measure = measuresIn(facet)(`${facet}.${value}`, 'count', [zh, en], [NOTE[facet].zh, NOTE[facet].en])
        return rowOf(
          measure,
          areas.map(({ projects }) => partCell(lookUp(countsOf(projects), value) ?? 0, projects.count)),
        )
      }),
  )

function partCell(part: number, whole: number): TableCell {
  if (whole === 0) return numberCell(part, 'count')
  return numberCell(part, 'count', {
    detail: inBothLanguages((locale) => formatMeasure(part / whole, 'share', locale)),
  })
}

export function amountRows(areas: readonly AreaMeasures[]): TableRow[] {
  return AMOUNTS.map((measure) =>
    rowOf(
      measure,
      areas.map(({ amounts, projects }) => amountCell(measure.id, amounts, projects.count)),
    ),
  )
}

/** A sum or median never without how many it is of, and how many say nothing. */
function amountCell(id: string, amounts: Amounts, count: number): TableCell {
  const { disclosed, undisclosed, sumCny, medianCny } = amounts
  if (id === 'known') return numberCell(disclosed, 'count')
  if (id === 'undisclosed') return numberCell(undisclosed, 'count')
  if (count === 0) return NOT_APPLICABLE
  const value = id === 'sumCny' ? sumCny : medianCny
  const detail: Text = {
    zh: `${disclosed} 个已披露，${undisclosed} 个未披露`,
    en: `${disclosed} disclosed, ${undisclosed} not`,
  }
  return value === null ? { ...UNDISCLOSED, detail } : numberCell(value, 'cny', { detail })
}
