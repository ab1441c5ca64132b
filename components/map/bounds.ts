import type { Bbox } from '#geo/filters'

/** What the live map shows now, for controls outside it. */
let bounds: Bbox | undefined
const listeners = new Set<() => void>()

export const viewBounds = (): Bbox | undefined => bounds

/** Called by the map whenever the reader has moved it; a move of its own (a scene, a page) sets the bounds without a call. */
export function setViewBounds(next: Bbox, isByReader: boolean): void {
  bounds = next
  if (isByReader) for (const listener of listeners) listener()
}

/** Returns what takes the listener away again. */
export function onViewChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
