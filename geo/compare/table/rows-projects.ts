import { type Facet, UNKNOWN } from '../../filters'
import { lookUp } from '../../look-up'
import type { Vocabularies } from '../../terms'
import { fill } from '../../text/format'
import { PRECISIONS, type Term } from '../../vocabulary'
import type { Amounts } from '../statistics/amounts'
import type { AreaMeasures } from '../statistics/compare'
import type { CountsByValue, ProjectCounts } from '../statistics/counts'
import { formatMeasure, inBothLanguages, notApplicableCell, numberCell, type TableCell, undisclosedCell } from './cells'
import type { GroupId } from './measure'
import { type MeasureId, measuresOf } from './measures'
import { measureRow, rowOf, type TableRow, unitNameOf } from './row'
import type { CompareWords } from './words'

const FIGURES = {
  count: ({ count }) => count,
  share: ({ share }) => share,
  per100: ({ per100LandKm2 }) => per100LandKm2,
  onlyDistrict: ({ onlyDistrict }) => onlyDistrict,
  undecided: ({ undecided }) => undecided,
} as const satisfies Partial<Record<MeasureId, (counts: ProjectCounts) => number | null>>

export function projectRows(areas: readonly AreaMeasures[], words: CompareWords): TableRow[] {
  return measuresOf('projects').flatMap((measure) => {
    const cells = areas.map(({ projects }) => numberCell(FIGURES[measure.id](projects), measure.unit, words))
    const isIdle = measure.id === 'undecided' && cells.every(({ value }) => !value)
    return isIdle ? [] : [measureRow(measure, cells, words)]
  })
}

interface Vocabulary {
  readonly facet: Extract<Facet, GroupId>
  readonly terms: readonly Term[]
  readonly countsOf: (counts: ProjectCounts) => CountsByValue
}

const vocabulariesOf = ({ sector, kind, status }: Vocabularies, unknown: Term): readonly Vocabulary[] => [
  { facet: 'sector', terms: sector, countsOf: ({ bySector }) => bySector },
  { facet: 'kind', terms: kind, countsOf: ({ byKind }) => byKind },
  { facet: 'status', terms: [...status, unknown], countsOf: ({ byStatus }) => byStatus },
  { facet: 'precision', terms: PRECISIONS, countsOf: ({ byPrecision }) => byPrecision },
]

/** Counts of every value that some area has, in the order of the vocabulary: `sector.biomed`. */
export function vocabularyRows(
  areas: readonly AreaMeasures[],
  vocabularies: Vocabularies,
  words: CompareWords,
): TableRow[] {
  const unknown = { value: UNKNOWN, ...inBothLanguages((locale) => words[locale].unknownStatus) }
  const unitName = unitNameOf('count', words)
  return vocabulariesOf(vocabularies, unknown).flatMap(({ facet, terms, countsOf }) =>
    terms
      .filter(({ value }) => areas.some(({ projects }) => lookUp(countsOf(projects), value)))
      .map(({ value, zh, en }) => {
        const note = inBothLanguages((locale) => words[locale].notes[facet])
        const name = { zh, en }
        const measure = {
          id: `${facet}.${value}`,
          group: facet,
          unit: 'count',
          unitName,
          name,
          note,
          isRanked: true,
        } as const
        return rowOf(
          measure,
          areas.map(({ projects }) => partCell(lookUp(countsOf(projects), value) ?? 0, projects.count, words)),
        )
      }),
  )
}

function partCell(part: number, whole: number, words: CompareWords): TableCell {
  if (whole === 0) return numberCell(part, 'count', words)
  return numberCell(part, 'count', words, {
    detail: inBothLanguages((locale) => formatMeasure(part / whole, 'share', locale)),
  })
}

export function amountRows(areas: readonly AreaMeasures[], words: CompareWords): TableRow[] {
  return measuresOf('amounts').map((measure) =>
    measureRow(
      measure,
      areas.map(({ amounts, projects }) => amountCell(measure.id, amounts, projects.count, words)),
      words,
    ),
  )
}

/** A sum or median never without how many it is of, and how many say nothing. */
function amountCell(id: MeasureId, amounts: Amounts, count: number, words: CompareWords): TableCell {
  const { disclosed, undisclosed, sumCny, medianCny } = amounts
  if (id === 'known') return numberCell(disclosed, 'count', words)
  if (id === 'undisclosed') return numberCell(undisclosed, 'count', words)
  if (count === 0) return notApplicableCell(words)
  const value = id === 'sumCny' ? sumCny : medianCny
  const detail = inBothLanguages((locale) => fill(words[locale].cells.disclosed, { known: disclosed, n: undisclosed }))
  return value === null ? { ...undisclosedCell(words), detail } : numberCell(value, 'cny', words, { detail })
}
