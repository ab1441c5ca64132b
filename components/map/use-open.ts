import { useRouter } from 'next/navigation'
import { type RefObject, useCallback, useEffect } from 'react'
import type { MapRef } from 'react-map-gl/maplibre'
import type { Filters } from '#geo/filters'
import { lookUp } from '#geo/look-up'
import { listView, type View, viewQuery } from '#geo/url/view-url'
import type { Locale } from '#geo/vocabulary'
import { localPath } from '../paths'
import { expandCluster } from './camera/expand-cluster'
import type { MapTarget } from './pointing/map-target'

interface Input {
  readonly locale: Locale
  readonly path: string
  readonly view: View
  readonly districts: Readonly<Record<string, { readonly slug: string }>>
  readonly ref: RefObject<MapRef | null>
  /** The element whose box is the part of the map that nothing covers. */
  readonly inset: RefObject<HTMLElement | null>
  /** Writes the camera into the entry that is about to be left, so that Back finds it. */
  readonly remember: () => void
}

export interface Opening {
  /**
   * What choosing a feature does: a project, event or district opens its page; a cluster is zoomed into; a stack or
   * group becomes a list.
   */
  readonly open: (target: MapTarget) => void
  /** Fetches the page that choosing a feature would open. */
  readonly prefetch: (target: MapTarget) => void
}

export function useOpen({ locale, path, view, districts, ref, inset, remember }: Input): Opening {
  const router = useRouter()
  const home = localPath(locale, '/')
  const go = useCallback(
    (href: string) => {
      remember()
      router.push(href, { scroll: false })
    },
    [router, remember],
  )
  useEscape(path === home ? null : home + queryOf(view), go)
  const hrefOf = useCallback(
    (target: MapTarget): string | null => {
      const to = pathOf(target, districts)
      if (to) return (target.type === 'venue' ? to : localPath(locale, to)) + queryOf(view)
      if (target.type === 'stack' && target.box) return home + queryOf(view, { bbox: target.box })
      if (target.type === 'group' && target.labelId)
        return home + queryOf(view, groupFilters(target.labelId, districts))
      return null
    },
    [locale, home, view, districts],
  )
  const prefetch = useCallback(
    (target: MapTarget) => {
      const href = hrefOf(target)
      if (href) router.prefetch(href, { kind: 'full' as PrefetchKind })
    },
    [router, hrefOf],
  )
  const open = (target: MapTarget) => {
    const href = hrefOf(target)
    if (href) return go(href)
    if (target.type === 'district') return
    if (!ref.current) return
    // Coming closer is a step of its own, which Back takes back.
    remember()
    window.history.pushState(null, '', location.href)
    expandCluster(ref.current, target, inset.current)
  }
  return { open, prefetch }
}

/** Escape leaves a page for the list, unless it means something where the reader is. */
function useEscape(href: string | null, go: (href: string) => void): void {
  useEffect(() => {
    if (!href) return
    const onKey = (event: KeyboardEvent) => {
      const isElsewhere =
        event.defaultPrevented || (event.target as HTMLElement).closest('input, select, dialog, details[open] summary')
      if (event.key === 'Escape' && !isElsewhere) go(href)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [href, go])
}

/** Next takes a whole page ahead by this word, and names its type nowhere else. */
type PrefetchKind = NonNullable<Parameters<ReturnType<typeof useRouter>['prefetch']>[1]>['kind']

/** The path of a feature that has a page of its own; that of an event has its language already. */
function pathOf(target: MapTarget, districts: Input['districts']): string | null {
  if (target.type === 'pin') return `/projects/${target.slug}`
  if (target.type === 'venue') return target.href
  const district = target.type === 'district' ? lookUp(districts, target.id) : undefined
  return district ? `/districts/${district.slug}` : null
}

const queryOf = (view: View, more: Filters = {}): string =>
  viewQuery({ ...listView(view), filters: { ...view.filters, ...more } })

/** A group stands at the name of a district or, of what is known to its city only, at that of a city. */
const groupFilters = (labelId: string, districts: Input['districts']): Filters =>
  Object.hasOwn(districts, labelId) ? { district: [labelId], precision: ['district'] } : { precision: ['city'] }
