/** Small tables that every page asks for. */

import '#server-only'
import { databaseUrl } from '../client'
import { type Past, pastInView } from '../past-context'
import { onSnapshot } from './current-snapshot'
import { lastKnown } from './last-known'

/** Told by a clock that only goes on: Next refuses the time of day where nothing of a request has been read yet. */
const CACHE_MS = 2000

interface CachedRead {
  readonly at: number
  readonly answer: Promise<unknown>
}

/** On globalThis, since Next loads this module once per bundle. */
const shared = globalThis as typeof globalThis & {
  landingReads?: { url: string; readonly reads: Map<string, CachedRead> }
}

function readsOf(url: string): Map<string, CachedRead> {
  if (!shared.landingReads) {
    const reads = new Map<string, CachedRead>()
    shared.landingReads = { url, reads }
    onSnapshot(() => reads.clear())
  }
  if (shared.landingReads.url !== url) {
    shared.landingReads.url = url
    shared.landingReads.reads.clear()
  }
  return shared.landingReads.reads
}

/**
 * What `read` gives, of two seconds ago or less, and never from before the revision that this instance serves; the last
 * answer there was while the database is away. Throws what `lastKnown` throws; the next call asks again then.
 */
export function cachedRead<T>(name: string, read: () => Promise<T>): Promise<T> {
  const past = pastInView()
  if (past) return pastRead(past, name, read)
  const reads = readsOf(databaseUrl())
  const cached = reads.get(name)
  if (cached && performance.now() - cached.at < CACHE_MS) return cached.answer as Promise<T>
  const answer = lastKnown(name, read)
  reads.set(name, { at: performance.now(), answer })
  answer.catch(() => {
    if (reads.get(name)?.answer === answer) reads.delete(name)
  })
  return answer
}

/** Read once: it never changes. */
function pastRead<T>({ reads }: Past, name: string, read: () => Promise<T>): Promise<T> {
  const answer = (reads.get(name) as Promise<T> | undefined) ?? read()
  reads.set(name, answer)
  answer.catch(() => reads.delete(name))
  return answer
}

/** The next `cachedRead` of this name asks the database. */
export function forgetRead(name: string): void {
  shared.landingReads?.reads.delete(name)
}
