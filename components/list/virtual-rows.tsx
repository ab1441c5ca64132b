'use client'

import { defaultRangeExtractor, type Range, useVirtualizer, type VirtualItem } from '@tanstack/react-virtual'
import { memo, useCallback, useEffect, useLayoutEffect, useState } from 'react'
import { type Anchor, returnTo } from './list-memory'

export { CardLink } from './project-card'

/** Which rows stand in the page, and where: offsets from the top of the list, CSS px. */
export interface Layout {
  readonly items: readonly Pick<VirtualItem, 'index' | 'start' | 'end'>[]
  readonly height: number
  /** To be called with each row's element. */
  readonly measure: (row: Element | null) => void
}

interface Props {
  readonly panel: HTMLElement
  readonly list: HTMLElement
  readonly count: number
  /** Where the reader was. */
  readonly anchor: Anchor | null
  readonly onLayout: (layout: Layout) => void
}

/** Height of a card of two lines, until the row itself is measured. */
const ROW_PX = 66
const BEYOND = 8

/**
 * Works out which rows of a long list stand in the page; draws nothing. Loaded for lists of more than one page.
 */
export const VirtualRows = memo(function VirtualRows({ panel, list, count, anchor, onLayout }: Props) {
  const margin = useTop(panel, list)
  const rangeExtractor = useCallback(
    (range: Range) => withFocused(defaultRangeExtractor(range), list, range.count),
    [list],
  )
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => panel,
    estimateSize: () => ROW_PX,
    overscan: BEYOND,
    scrollMargin: margin,
    initialOffset: () => panel.scrollTop,
    rangeExtractor,
  })
  const items = virtualizer.getVirtualItems()
  const height = virtualizer.getTotalSize()
  useLayoutEffect(() => {
    const fromTop = items.map(({ index, start, end }) => ({ index, start: start - margin, end: end - margin }))
    onLayout({ items: fromTop, height, measure: virtualizer.measureElement })
  }, [items, height, margin, virtualizer, onLayout])
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the reader comes back
  useEffect(() => {
    if (anchor) returnTo(anchor, panel, list, () => virtualizer.scrollToIndex(anchor.index, { align: 'start' }))
  }, [])
  return null
})

/**
 * The row with the focus stays in the page wherever the reader scrolls, and so do its neighbours, for the Tab key to
 * move to.
 */
function withFocused(indexes: number[], list: HTMLElement, count: number): number[] {
  const row = list.contains(document.activeElement) && document.activeElement?.closest<HTMLElement>('[data-index]')
  const index = row ? Number(row.dataset.index) : -1
  if (index < 0) return indexes
  const around = [index - 1, index, index + 1].filter((one) => one >= 0 && one < count)
  return [...new Set([...indexes, ...around])].sort((a, b) => a - b)
}

/** Where the list begins in the panel's content, CSS px. Changes as what stands above it grows or shrinks. */
function useTop(panel: HTMLElement, list: HTMLElement): number {
  const topOf = useCallback(
    () => Math.round(list.getBoundingClientRect().top - panel.getBoundingClientRect().top + panel.scrollTop),
    [panel, list],
  )
  const [top, setTop] = useState(topOf)
  useEffect(() => {
    const observer = new ResizeObserver(() => setTop(topOf()))
    observer.observe(list.parentElement!)
    return () => observer.disconnect()
  }, [list, topOf])
  return top
}
