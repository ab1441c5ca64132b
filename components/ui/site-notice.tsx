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
  const texts = [isSynthetic && strings.synthetic, isAway && strings.away].filter(Boolean)
  return texts.length > 0 ? (
    <p className="site-notice" role="note">
      {texts.map((text) => (
        <span key={text as string}>{text}</span>
      ))}
    </p>
  ) : null
}
