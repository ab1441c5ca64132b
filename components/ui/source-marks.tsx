import type { Cite } from '#geo/records'
import { fill } from '#geo/text/format'
import { sourceMark } from '#geo/text/source-mark'

interface Props {
  readonly cites: readonly Cite[] | undefined
  /** `Source {n}`, for those who hear it. */
  readonly label: string
}

/** The sources of a value, as marks that lead to the list of sources on the same page. */
export function SourceMarks({ cites, label }: Props) {
  const ids = [...new Set(cites?.map(({ sourceId }) => sourceId))]
  if (ids.length === 0) return null
  return (
    <span className="source-marks">
      {ids.map((id) => (
        <a key={id} href={`#source-${id}`} aria-label={fill(label, { n: sourceMark(id) })}>
          {sourceMark(id)}
        </a>
      ))}
    </span>
  )
}
