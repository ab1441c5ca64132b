/** A page has settled when its map is live, or will not be: then there is time to fetch what may be wanted next. */

let isSettled = false
const waiting = new Set<() => void>()

/** So long after the map has taken over, at the latest, ms. */
const LATEST_MS = 2000

export function settle(): void {
  if (isSettled) return
  isSettled = true
  for (const call of waiting) whenIdle(call)
  waiting.clear()
}

/** Calls back once the page has settled and has nothing else to do. The returned function takes that back. */
export function whenSettled(call: () => Promise<unknown>): () => void {
  const fetchIt = () => void call().catch(() => {}) // whoever wants it asks again
  if (isSettled) whenIdle(fetchIt)
  else waiting.add(fetchIt)
  return () => waiting.delete(fetchIt)
}

/** Safari has no such call. */
function whenIdle(call: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(call, { timeout: LATEST_MS })
  else setTimeout(call, LATEST_MS / 4)
}
