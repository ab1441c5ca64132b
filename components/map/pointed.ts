/** The project that the pointer or the focus is on, so that its card and its pin show it together. */

export interface Pointed {
  readonly no: number
  readonly from: 'list' | 'map'
}

let current: Pointed | null = null
const listeners = new Set<(pointed: Pointed | null) => void>()

export function publishPointed(pointed: Pointed | null): void {
  if (pointed?.no === current?.no && pointed?.from === current?.from) return
  current = pointed
  for (const listener of listeners) listener(pointed)
}

/** Returns what takes the listener away again. */
export function onPointed(listener: (pointed: Pointed | null) => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
