'use client'

import Link from 'next/link'
import { useSearchParams } from 'next/navigation'
import type { ReactNode } from 'react'
import { PRESET_VIEWS } from '#geo/map/preset-views'
import { parseView, viewQuery } from '#geo/url/view-url'
import type { Locale } from '#geo/vocabulary'
import { localPath } from '../../paths'

interface Props {
  readonly locale: Locale
  readonly label: string
  /** What leads elsewhere from here. */
  readonly children?: ReactNode
}

/** One click to each preset view. It opens the list beside it, under the same filters. */
export function PresetViewLinks({ locale, label, children }: Props) {
  const params = useSearchParams()
  const { filters, sort, presetView: current } = parseView(new URLSearchParams(params))
  const { bbox: _, ...others } = filters
  return (
    <nav className="scenes" aria-label={label}>
      {PRESET_VIEWS.map((presetView) => (
        <Link
          key={presetView.value}
          href={
            localPath(locale, '/') +
            viewQuery({ filters: others, sort }) +
            presetViewParam(presetView.value, viewQuery({ filters: others, sort }))
          }
          aria-current={presetView.value === current ? 'true' : undefined}
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

/** The home view is written out here, since it must win over a camera that the address does not name. */
const presetViewParam = (presetView: string, query: string): string => `${query ? '&' : '?'}scene=${presetView}`
