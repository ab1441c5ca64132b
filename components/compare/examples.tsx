import Link from 'next/link'
import type { CompareView } from '#geo/compare/url'
import type { Locale } from '#geo/vocabulary'
import { compareHref } from '../compare-paths'
import type { Messages } from '../messages'

export interface Example {
  readonly view: CompareView
  readonly title: string
  readonly text: string
}

interface Props {
  readonly locale: Locale
  readonly t: Messages
  readonly examples: readonly Example[]
}

/** Where to start for those who come without areas. */
export const Examples = ({ locale, t, examples }: Props) => (
  <section className="examples" aria-label={t.compare.emptyTitle}>
    <h2>{t.compare.emptyTitle}</h2>
    <ul>
      {examples.map(({ view, title, text }) => (
        <li key={title}>
          <Link href={compareHref(locale, view)} prefetch={false}>
            <strong>{title}</strong>
            <span>{text}</span>
          </Link>
        </li>
      ))}
    </ul>
  </section>
)
