import Link from 'next/link'
import type { Area } from '#geo/areas/area'
import { DEFAULT_COMPARISON } from '#geo/compare/url'
import type { Locale } from '#geo/vocabulary'
import { compareHref } from '../compare-paths'

export interface CompareLink {
  readonly label: string
  readonly areas: readonly Area[]
}

interface Props {
  readonly locale: Locale
  readonly title: string
  readonly links: readonly CompareLink[]
}

/** Links from a record to comparisons; nothing where there are none. */
export function CompareLinks({ locale, title, links }: Props) {
  if (links.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <ul className="chips">
        {links.map(({ label, areas }) => (
          <li key={label}>
            <Link
              href={compareHref(locale, { ...DEFAULT_COMPARISON, areas: areas.map((area) => ({ area, filters: {} })) })}
              prefetch={false}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
