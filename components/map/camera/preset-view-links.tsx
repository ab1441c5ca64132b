'use client'

import Link from 'next/link'
import { useSearchParams } from 'next/navigation'
import type { ReactNode } from 'react'
import { listView, parseView, viewQuery } from '#geo/url/view-url'
import type { Locale } from '#geo/vocabulary'
import { localPath } from '../../paths'
import { useSiteViews } from '../../site/site-context'

interface Props {
  readonly locale: Locale
  readonly label: string
  /** What leads elsewhere from here. */
  readonly children?: ReactNode
}

/** One click to each preset view. It opens the list beside it, under the same filters. */
export function PresetViewLinks({ locale, label, children }: Props) {
  const params = useSearchParams()
  const { presetViews } = useSiteViews()
  const view = parseView(new URLSearchParams(params))
  const { bbox: _, ...filters } = view.filters
  if (presetViews.length === 0 && !children) return null
  return (
    <nav className="preset-views" aria-label={label}>
      {presetViews.map((presetView) => (
        <Link
          key={presetView.value}
          href={localPath(locale, '/') + viewQuery({ ...listView(view), filters, presetView: presetView.value })}
          aria-current={presetView.value === view.presetView ? 'true' : undefined}
          prefetch={false}
          scroll={false}
        >
          {presetView[locale]}
        </Link>
      ))}
      {children}
    </nav>
  )
}
