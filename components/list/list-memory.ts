import type { CardRow } from '#geo/url/list-query'

/** The topmost visible row, and how far below the panel's top it begins, CSS px. */
export interface Anchor {
  readonly index: number
  readonly offset: number
}

export interface Remembered {
  /** The rows after the page's own. */
  readonly rows: readonly CardRow[]
  readonly next: string | null
  readonly anchor: Anchor
}

const MAX_LISTS = 5
const lists = new Map<string, Remembered>()

/** Where the reader left a list for another page. Reading deletes nothing, since React may render twice. */
export const recall = (key: string): Remembered | null => lists.get(key) ?? null

/** To be called once the list is back where it was left. */
export function forget(key: string): void {
  lists.delete(key)
}

export function remember(key: string, list: Remembered): void {
  lists.set(key, list)
  if (lists.size > MAX_LISTS) lists.delete(lists.keys().next().value!)
}

/** The topmost visible row of the panel; null where there is none. */
export function anchorIn(panel: Element, list: Element): Anchor | null {
  const top = panel.getBoundingClientRect().top
  const first = [...list.children].find((row) => row.getBoundingClientRect().bottom > top) as HTMLElement | undefined
  return first ? { index: Number(first.dataset.index), offset: first.getBoundingClientRect().top - top } : null
}

/** How long the rows around it may take to be drawn and measured, ms. */
const PATIENCE_MS = 5000
/** In so many frames after each other nothing has moved: the row is where it was. */
const STILL_FRAMES = 3
/** What the reader does to scroll by himself. */
const BY_HAND = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const

/**
 * Scrolls until the anchor's row is where it was, or the reader scrolls by himself. `approach` is called while that row
 * is not in the page yet.
 */
export function returnTo({ index, offset }: Anchor, panel: Element, list: Element, approach: () => void): void {
  const byHand = new AbortController()
  for (const type of BY_HAND) {
    addEventListener(type, () => byHand.abort(), { signal: byHand.signal, capture: true, passive: true })
  }
  const end = performance.now() + PATIENCE_MS
  let still = 0
  const step = () => {
    if (byHand.signal.aborted) return
    const row = list.querySelector(`:scope > [data-index="${index}"]`)
    if (!row) approach()
    const off = row ? row.getBoundingClientRect().top - panel.getBoundingClientRect().top - offset : Number.NaN
    if (Math.abs(off) >= 1) panel.scrollTop += off
    still = Math.abs(off) < 1 ? still + 1 : 0
    if (still < STILL_FRAMES && list.isConnected && performance.now() < end) requestAnimationFrame(step)
    else byHand.abort()
  }
  step()
}
