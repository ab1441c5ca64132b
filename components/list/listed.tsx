import Link from 'next/link'
import { lookUp } from '#geo/look-up'
import type { RowView } from '#geo/query/list-rows'
import type { Messages } from '../messages'
import { localPath } from '../paths'
import type { HomePanelProps } from './home-panel-props'
import { LongList } from './long-list'
import { CardLink } from './project-card'
import { ProjectTable } from './project-table'

interface Props extends HomePanelProps {
  /** The same for the same list: another key is another list. */
  readonly listKey: string
  /** What of the address its projects' pages keep. */
  readonly query: string
  /** Short names of districts, by statistical code. */
  readonly short: Readonly<Record<string, string>>
}

/** The matching projects as the address asks for them, as cards or as a table; or why there are none. */
export function Listed(props: Props) {
  const { locale, t, view, sort, path, projects, total, totals, next, terms, listKey, query, short } = props
  const { home } = t
  const href = localPath(locale, '/projects/')
  if (projects.length === 0) return <NothingListed t={home} isEmpty={total === 0} path={path} />
  if (view.table) {
    const { table: columns } = view
    const list = { locale, path, view, sort, projects, terms, columns }
    return <ProjectTable {...list} t={home} districts={short} href={[href, query]} />
  }
  const card = (project: RowView) => (
    <CardLink
      key={project.no}
      {...{ project, locale, terms, sort, t: home }}
      href={href + project.slug + query}
      district={lookUp(short, project.districtId) ?? project.districtId}
    />
  )
  return (
    <LongList
      key={listKey}
      {...{ locale, listKey, next, sort }}
      terms={props.rowTerms}
      nos={projects.map(({ no }) => no)}
      total={totals.count}
      isFromStart={view.after === undefined}
      pages={`/api/list/${props.revision}/${locale}${query}`}
      href={[href, query]}
      districts={short}
      words={listWords(t)}
    >
      {projects.map(card)}
    </LongList>
  )
}

const listWords = ({ home, map }: Messages) => ({
  loading: home.loading,
  failed: home.loadFailed,
  retry: map.retry,
  sourceAsOf: home.sourceAsOf,
  sourceUndated: home.sourceUndated,
})

interface NothingProps {
  readonly t: Messages['home']
  /** Whether there is no project at all, whatever the filter. */
  readonly isEmpty: boolean
  readonly path: string
}

/** Instead of a list without rows. */
const NothingListed = ({ t, isEmpty, path }: NothingProps) => (
  <div className="nothing">
    <p>{isEmpty ? t.empty : t.nothing}</p>
    <p>{isEmpty ? t.emptyHint : t.nothingHint}</p>
    {!isEmpty && (
      <Link href={path} prefetch={false} scroll={false}>
        {t.clear}
      </Link>
    )}
  </div>
)
