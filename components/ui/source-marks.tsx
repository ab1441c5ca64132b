import type { Cite } from '#geo/records'
import { fill } from '#geo/text/format'
import { sourceMark } from '#geo/text/source-mark'
import type { Messages } from '../messages'

interface Props {
  readonly cites: readonly Cite[] | undefined
  readonly t: Pick<Messages['project'], 'sourceMark' | 'sourceReach'>
}

/**
 * The sources of a value, as marks that lead to the list of sources on the same page. A mark tells, by its looks and to
 * those who hear it, of a source that leads nowhere.
 */
export function SourceMarks({ cites, t }: Props) {
  const marks = new Map(cites?.map(({ sourceId, reach }) => [sourceId, reach]))
  if (marks.size === 0) return null
  return (
    <span className="source-marks">
      {[...marks].map(([id, reach = 'page']) => {
        const note = reach === 'page' ? undefined : t.sourceReach[reach]
        const label = fill(t.sourceMark, { n: sourceMark(id) })
        return (
          <a
            key={id}
            href={`#source-${id}`}
            title={note}
            data-reach={reach}
            aria-label={note ? `${label} (${note})` : label}
          >
            {sourceMark(id)}
          </a>
        )
      })}
    </span>
  )
}
