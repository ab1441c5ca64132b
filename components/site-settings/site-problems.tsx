import { lookUp } from '#geo/look-up'
import { fill } from '#geo/text/format'
import type { ManageMessages } from '../messages/manage'

/** Where something is wrong (`presetViews.0.bbox`), and why. */
export interface SiteProblemAt {
  readonly path: string
  readonly reason: string
}

interface Props {
  readonly problems: readonly SiteProblemAt[]
  readonly t: ManageMessages['site']
}

/** Every field that is wrong, in words. */
export function SiteProblems({ problems, t }: Props) {
  if (problems.length === 0) return null
  return (
    <div className="wrong" role="alert">
      <p>{t.wrong}</p>
      <ul>
        {problems.map(({ path, reason }) => (
          <li key={`${path} ${reason}`}>
            {nameOf(path, t)} {lookUp(t.reasons, reason) ?? reason}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The field in words: `Preset views, row 2, English name`. */
function nameOf(path: string, t: Props['t']): string {
  const [field = '', ...more] = path.split('.')
  const parts = more.flatMap((part) => {
    if (/^\d+$/.test(part)) return [fill(t.row, { n: String(Number(part) + 1) })]
    return lookUp(t.languages, part) ?? lookUp(t.columns, part) ?? []
  })
  return [lookUp(t.fields, field) ?? field, ...parts].join(' · ')
}
