'use client'

import Link from 'next/link'
import { useSearchParams } from 'next/navigation'
import type { ReactNode } from 'react'
import { PRESET_VIEWS } from '#geo/map/preset-views'
import { parseView, viewQuery } from '#geo/url/view-url'
import type { Locale } from '#geo/vocabulary'
import { localPath } from '../paths'

interface Props {
  readonly locale: Locale
  readonly label: string
  /** What leads elsewhere from here. */
  readonly children?: ReactNode
}

/** One click to each scene. It opens the list beside it, under the same filters. */
export function SceneLinks({ locale, label, children }: Props) {
  const params = useSearchParams()
  const { filters, sort, presetView: current } = parseView(new URLSearchParams(params))
  const { bbox: _, ...kept } = filters
  return (
    <nav className="scenes" aria-label={label}>
      {PRESET_VIEWS.map((scene) => (
        <Link
          key={scene.value}
          href={
            localPath(locale, '/') +
            viewQuery({ filters: kept, sort }) +
            sceneParam(scene.value, viewQuery({ filters: kept, sort }))
          }
          aria-current={scene.value === current ? 'true' : undefined}
          prefetch={false}
          scroll={false}
        >
          {scene[locale]}
        </Link>
      ))}
      {children}
    </nav>
  )
}

/** The home scene is written out here, since it must win over a camera that the address does not name. */
const sceneParam = (scene: string, query: string): string => `${query ? '&' : '?'}scene=${scene}`
