'use client'

import { Children, type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import type { Sort } from '#geo/filters'
import { lookUp } from '#geo/look-up'
import type { Vocabularies } from '#geo/terms'
import type { Locale } from '#geo/vocabulary'
import { type Anchor, anchorIn, forget, recall, remember, returnTo } from './list-memory'
import type { SourceDateWords } from './source-date'
import { type Source, useRows } from './use-rows'
import type { Layout } from './virtual-rows'

interface Props extends Source {
  readonly locale: Locale
  /** Of the rows that may follow. */
  readonly terms: Vocabularies
  /** Numbers of the projects of `children`. */
  readonly nos: readonly number[]
  readonly total: number
  readonly sort: Sort
  /** False: earlier rows are left out, so that the place of a row among all is unknown. */
  readonly isFromStart: boolean
  /** Before and after the slug in the address of a project. */
  readonly href: readonly [before: string, after: string]
  /** Short names of districts. */
  readonly districts: Readonly<Record<string, string>>
  readonly words: { readonly loading: string; readonly failed: string; readonly retry: string } & SourceDateWords
  /** The first rows, drawn by the server. */
  readonly children: readonly ReactNode[]
}

type Loaded = typeof import('./virtual-rows')
/** How near its end the list loads more. */
const AHEAD_ROWS = 60
const AHEAD_PX = '1500px'

/**
 * The cards of a list. More load as the reader scrolls, and only visible ones stand in the page; on return from another
 * page the list is where it was left. The code for that loads when the reader comes near the end of the first page.
 */
export function LongList(props: Props) {
  const { locale, terms, nos, total, next: nextOfPage, isFromStart, href, districts, words, children } = props
  const list = useRef<HTMLOListElement>(null)
  const [recalled] = useState(() => (nextOfPage === null ? null : recall(props.listKey)))
  const { rows, next, isFailed, more } = useRows(props, recalled)
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const [layout, setLayout] = useState<Layout | null>(null)
  const first = Children.toArray(children)
  const count = first.length + rows.length
  const isLong = nextOfPage !== null || !isFromStart
  const load = useCallback(() => void import('./virtual-rows').then(setLoaded, () => {}), [])
  const end = useNearEnd(nextOfPage !== null && !loaded, load)
  usePlace(list, props.listKey, { rows, next }, recalled?.anchor ?? null, recalled && rows.length > 0 ? load : null)
  const last = layout?.items.findLast(({ index }) => index < count)?.index ?? -1
  useEffect(() => {
    if (!isFailed && last >= count - AHEAD_ROWS) more()
  }, [last, count, isFailed, more])

  const noOf = (index: number) => nos[index] ?? rows[index - first.length]!.no
  const cardOf = (index: number): ReactNode => {
    if (index < first.length) return first[index]
    const row = rows[index - first.length]
    const Card = loaded?.CardLink
    return row && Card ? (
      <Card
        project={row}
        href={href.join(row.slug)}
        locale={locale}
        terms={terms}
        sort={props.sort}
        t={words}
        district={lookUp(districts, row.districtId) ?? row.districtId}
      />
    ) : null
  }
  const items =
    layout?.items.filter(({ index }) => index < count) ?? first.map((_, index) => ({ index, start: 0, end: 0 }))
  const panel = list.current?.closest<HTMLElement>('.panel')
  return (
    <>
      <ol
        className="cards"
        ref={list}
        style={layout ? { paddingBottom: layout.height - (items.at(-1)?.end ?? 0) } : undefined}
      >
        {items.map(({ index, start }, i) => {
          const no = noOf(index)
          const gap = start - (items[i - 1]?.end ?? 0)
          return (
            <li
              key={no}
              className="card"
              ref={layout?.measure}
              data-index={index}
              data-no={no}
              {...(isLong && { 'aria-posinset': index + 1, 'aria-setsize': isFromStart ? total : -1 })}
              style={layout && gap > 0 ? { marginTop: gap } : undefined}
            >
              {cardOf(index)}
            </li>
          )
        })}
      </ol>
      {loaded && panel && list.current && (
        <loaded.VirtualRows
          panel={panel}
          list={list.current}
          count={count}
          anchor={recalled?.anchor ?? null}
          onLayout={setLayout}
        />
      )}
      <div ref={end} className="list-end">
        {next !== null && loaded && !isFailed && <p className="small">{words.loading}</p>}
        {isFailed && <FailedRows words={words} onRetry={more} />}
      </div>
    </>
  )
}

function FailedRows({ words, onRetry }: { readonly words: Props['words']; readonly onRetry: () => void }) {
  return (
    <p className="small" role="alert">
      {words.failed}{' '}
      <button type="button" onClick={onRetry}>
        {words.retry}
      </button>
    </p>
  )
}

/** While `isWaiting`, calls `onNear` when the reader comes near the end of the list. */
function useNearEnd(isWaiting: boolean, onNear: () => void) {
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!isWaiting || !end.current) return
    const root = end.current.closest('.panel')
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && onNear(), {
      root,
      rootMargin: `0px 0px ${AHEAD_PX}`,
    })
    observer.observe(end.current)
    return () => observer.disconnect()
  }, [isWaiting, onNear])
  return end
}

/** After this time a list that has come back stays. */
const SETTLED_MS = 3000

/** Returns to where the list was left, and remembers where it is left for another page. */
function usePlace(
  list: React.RefObject<HTMLOListElement | null>,
  key: string,
  state: Pick<NonNullable<ReturnType<typeof recall>>, 'rows' | 'next'>,
  recalled: Anchor | null,
  load: (() => void) | null,
): void {
  const newest = useRef(state)
  newest.current = state
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each list
  useEffect(() => {
    const element = list.current
    const panel = element?.closest('.panel')
    if (!element || !panel) return
    // Not at once: React may take a list that has just come back away again, and draw it anew.
    const settled = setTimeout(() => forget(key), SETTLED_MS)
    const [path, query] = [location.pathname, location.search]
    let anchor: Anchor | null = recalled
    if (load) load()
    else if (recalled) requestAnimationFrame(() => returnTo(recalled, panel, element, () => {}))
    const onScroll = () => {
      if (location.pathname === path) anchor = anchorIn(panel, element) ?? anchor
    }
    panel.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      clearTimeout(settled)
      panel.removeEventListener('scroll', onScroll)
      // Another filter is another list; at the same address the list is only drawn anew.
      if (location.pathname === path && location.search !== query) return
      if (anchor) remember(key, { ...newest.current, anchor })
      else forget(key)
    }
  }, [])
}
