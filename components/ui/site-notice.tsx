import type { Messages } from '../messages'

interface Props {
  readonly strings: Messages['site']
  /** The records are made up. */
  readonly isSynthetic: boolean
  /** The database is away: what was read before is shown. */
  readonly isAway: boolean
}

/** What every page says above all else; nothing where there is nothing to say. */
export function SiteNotice({ strings, isSynthetic, isAway }: Props) {
  return isSynthetic || isAway ? (
    <p className="site-notice" role="note">
      {isSynthetic && <span data-notice="synthetic">{strings.synthetic}</span>}
      {isAway && <span>{strings.away}</span>}
    </p>
  ) : null
}
