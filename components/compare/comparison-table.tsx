import type { AreaComparison } from '#geo/compare/statistics/compare'
import type { AreaFacts } from '#geo/compare/table/row'
import type { MeasureTable } from '#geo/compare/table/table'
import type { CompareView } from '#geo/compare/url'
import type { Vocabularies } from '#geo/terms'
import type { Locale } from '#geo/vocabulary'
import type { Messages } from '../messages'
import { AreaLetter } from './area-letter'
import { GroupTable } from './group-table'
import { SectorChart } from './sector-chart'

interface Props {
  readonly locale: Locale
  readonly t: Messages
  readonly view: CompareView
  readonly comparison: AreaComparison
  readonly table: MeasureTable
  readonly areas: readonly AreaFacts[]
  readonly terms: Vocabularies
}

/** Folded at first: long lists that few ask for. */
const FOLDED = new Set(['kind', 'status', 'precision'])

/** Every group of the table, and the pairs last. */
export function ComparisonTable({ locale, t, view, comparison, table, areas, terms }: Props) {
  const letters = areas.map(({ letter }) => letter)
  const columns = areas.map(({ letter, name }) => ({
    key: letter,
    letter,
    head: (
      <span className="column-head">
        <AreaLetter letter={letter} /> {name[locale]}
      </span>
    ),
  }))
  const pairs = table.pairs.map(([a, b]) => ({
    key: `${a}-${b}`,
    head: (
      <span className="column-head">
        <AreaLetter letter={letters[a]!} />
        <span className="visually-hidden"> – </span>
        <AreaLetter letter={letters[b]!} />
      </span>
    ),
  }))
  const common = { locale, t, show: view.show }
  return (
    <div className="groups">
      {table.groups.map((group) => (
        <GroupTable
          key={group.id}
          {...common}
          group={group}
          columns={columns}
          isOpen={!FOLDED.has(group.id)}
          chart={
            group.id === 'sector' && (
              <SectorChart
                locale={locale}
                label={t.compare.chart}
                areas={comparison.areas}
                letters={letters}
                terms={terms}
              />
            )
          }
        />
      ))}
      {pairs.length > 0 && <GroupTable {...common} show="values" group={table.between} columns={pairs} isOpen />}
    </div>
  )
}
