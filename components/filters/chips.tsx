import Link from 'next/link'
import { conditionsOf } from '#geo/captions/filter-words'
import type { Vocabularies } from '#geo/terms'
import { fill } from '#geo/text/format'
import { type View, viewQuery } from '#geo/url/view-url'
import type { Locale } from '#geo/vocabulary'
import type { Messages } from '../messages'
import { Icon } from '../ui/icon'
import { KeepFocus } from './keep-focus'

interface Props {
  readonly locale: Locale
  readonly t: Messages['home']
  readonly view: View
  readonly path: string
  readonly names: Readonly<Record<string, string>>
  readonly terms: Vocabularies
}

/** One removable chip for each condition in force, and one to clear them all; nothing without conditions. */
export function Chips({ locale, t, view, path, names, terms }: Props) {
  const chips = conditionsOf(view.filters, locale, t, { names, terms })
  if (chips.length === 0) return null
  return (
    <KeepFocus className="chips" label={t.active} otherwise=".filters > summary">
      {chips.map(({ key, label, without }) => (
        <li key={key}>
          <Link
            href={path + viewQuery({ ...view, filters: without, limit: undefined, after: undefined })}
            aria-label={fill(t.remove, { label })}
            prefetch={false}
            scroll={false}
          >
            {label}
            <Icon name="close" size={14} />
          </Link>
        </li>
      ))}
      <li>
        <Link
          className="chip-clear"
          href={path + viewQuery({ ...view, filters: {}, limit: undefined, after: undefined })}
          prefetch={false}
          scroll={false}
        >
          {t.clear}
        </Link>
      </li>
    </KeepFocus>
  )
}
