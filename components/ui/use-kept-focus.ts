import { usePathname } from 'next/navigation'
import { useEffect } from 'react'

/**
 * How the element that had the focus on a page is found again there. By path: the query may have changed on the way.
 */
const lastFocus = new Map<string, () => HTMLElement | null>()
/** How long the way back may take: a list and the map draw what was there only after a while. */
const PATIENCE_MS = 5000
const LOOK_MS = 100

/**
 * Keeps the keyboard's place from page to page: a new page takes the focus to its heading, Back and Escape return it to
 * what had it there, be it a card of the list or a feature of the map. Nothing is done for a reader who has gone on
 * with the focus elsewhere.
 */
export function useKeptFocus(): void {
  const path = usePathname()
  useEffect(() => {
    const remember = ({ target }: FocusEvent) => {
      const find = finderOf(target as Element)
      if (find) lastFocus.set(path, find)
    }
    document.addEventListener('focusin', remember)
    return () => document.removeEventListener('focusin', remember)
  }, [path])
  useEffect(() => {
    const find = lastFocus.get(path)
    if (!isLost() && (find || !isOnMap())) return
    const focusHeading = () => {
      const heading = document.querySelector<HTMLElement>('#panel h1')
      if (!heading) return
      heading.tabIndex = -1
      heading.focus({ preventScroll: true })
    }
    if (!find) {
      if (hasNavigated) focusHeading()
      hasNavigated = true
      return
    }
    const began = performance.now()
    const timer = setInterval(() => {
      const element = isLost() ? find() : null
      element?.focus({ preventScroll: true })
      const isOver = performance.now() - began > PATIENCE_MS
      if (element || !isLost() || isOver) clearInterval(timer)
      if (isOver && isLost()) focusHeading()
    }, LOOK_MS)
    return () => clearInterval(timer)
  }, [path])
}

/** The first page of a visit begins at its top, as browsers have it. */
let hasNavigated = false

/** Whether what had the focus is gone. */
const isLost = (): boolean => document.activeElement === null || document.activeElement === document.body

/** Whether a feature of the map has the focus, which the map keeps in the page after it has been opened. */
const isOnMap = (): boolean => Boolean(document.activeElement?.closest('.pin-links'))

/** Links by where they lead, buttons of the map by what they open. Null: nothing that a reader would look for again. */
function finderOf(element: Element): (() => HTMLElement | null) | null {
  const pathname = element instanceof HTMLAnchorElement && element.closest('#panel') ? element.pathname : null
  if (pathname)
    return () =>
      [...document.querySelectorAll<HTMLAnchorElement>('#panel a[href]')].find((link) => link.pathname === pathname) ??
      null
  const key = element instanceof HTMLElement ? element.dataset.key : undefined
  if (key) return () => document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)
  return element.id ? () => document.getElementById(element.id) : null
}
