/**
 * The newest snapshot, one for the process. It is loaded when first asked for and replaced after each change by one
 * that a thread has built meanwhile. While that fails, or the database is away, readers keep the old one; it catches up
 * later.
 */

import '#server-only'
import type { ListedSnapshot } from '#geo/snapshot/build'
import type { Snapshot } from '#geo/snapshot/snapshot'
import { pastInView } from '../past-context'
import { untilReplicaHas } from './replica'
import { type RevisionWatch, watchRevision } from './revision-listener'
import { buildInThread, stopSpareThread } from './snapshot/thread'

const RETRY_MS = 1000

interface SnapshotState {
  snapshot: ListedSnapshot | null
  /** The first one, while its lists are being sorted. */
  early: Snapshot | null
  readonly awaitEarly: Set<(snapshot: Snapshot) => void>
  /** The load under way, if any. */
  loading: Promise<ListedSnapshot> | null
  /** The newest revision that was announced. */
  heard: number
  /** Since when a newer revision than the one served has been announced; ms since 1970. null: the newest is served. */
  behindSince: number | null
  /** Whether the listening connection is open and answers. */
  isUp: boolean
  /** Whether it was lost, or could not be opened, and has not been opened since. */
  isAway: boolean
  /** Since when it has not been heard; ms since 1970. null: it is heard, or has never been asked. */
  awaySince: number | null
  watch: RevisionWatch | null
  retry: NodeJS.Timeout | null
  readonly listeners: Set<(revision: number) => void>
  readonly stopping: AbortController
}

/** On globalThis, since Next loads this module once per bundle. */
const shared = globalThis as typeof globalThis & { landingLive?: SnapshotState }

function sharedState(): SnapshotState {
  shared.landingLive ??= {
    snapshot: null,
    early: null,
    awaitEarly: new Set(),
    loading: null,
    heard: 0,
    behindSince: null,
    isUp: false,
    isAway: false,
    awaySince: null,
    watch: null,
    retry: null,
    listeners: new Set(),
    stopping: new AbortController(),
  }
  return shared.landingLive
}

/**
 * The snapshot, which is loaded first if there is none; that of the past which is being read, if any. Rejects if that
 * fails; the next call tries again.
 */
export async function currentSnapshot(): Promise<ListedSnapshot> {
  const past = pastInView()
  if (past) return past.snapshot
  const state = sharedState()
  watch(state)
  if (state.snapshot) return state.snapshot
  const snapshot = await load(state)
  catchUp(state)
  return snapshot
}

/**
 * Like `currentSnapshot`, but resolves to the first snapshot before its lists are sorted, so that an instance that has
 * just started can already draw tiles.
 */
export async function earlySnapshot(): Promise<Snapshot> {
  const past = pastInView()
  if (past) return past.snapshot
  const state = sharedState()
  const now = state.snapshot ?? state.early
  if (now) return now
  const early = new Promise<Snapshot>((resolve) => state.awaitEarly.add(resolve))
  return Promise.race([early, currentSnapshot()])
}

/** The snapshot if one is loaded; does not load one. */
export const loadedSnapshot = (): ListedSnapshot | null => pastInView()?.snapshot ?? sharedState().snapshot

/** Whether the database answered last time. False before the first `currentSnapshot()`. */
export const databaseIsUp = (): boolean => sharedState().isUp

/** Whether the database was found not to answer, and has not answered since. */
export const databaseIsAway = (): boolean => shared.landingLive?.isAway ?? false

/** How far the served snapshot is behind the database. */
export interface Lag {
  /** The newest revision announced: that of the database at most three seconds ago, while `databaseIsUp`. */
  readonly known: number
  /** For how long a newer revision has been waiting, or may have been, unheard; 0 if the newest is served. */
  readonly ms: number
}

export function snapshotLag(): Lag {
  const { heard, behindSince, awaySince, snapshot } = sharedState()
  const now = Date.now()
  const since = Math.min(behindSince ?? now, awaySince ?? now)
  return { known: Math.max(heard, snapshot?.revision ?? 0), ms: now - since }
}

/**
 * Calls `listener` with the revision of each new snapshot, once pages can be drawn from it. The function returned
 * unsubscribes.
 */
export function onSnapshot(listener: (revision: number) => void): () => void {
  const { listeners } = sharedState()
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Forgets the snapshot and stops listening. */
export async function closeSnapshot(): Promise<void> {
  const state = shared.landingLive
  shared.landingLive = undefined
  if (state?.retry) clearTimeout(state.retry)
  state?.stopping.abort()
  await state?.watch?.stop()
  await state?.loading?.catch(() => {}) // whoever asked for it gets the error
  await stopSpareThread()
}

function watch(state: SnapshotState): void {
  state.watch ??= watchRevision({
    onChange: (revision) => {
      state.heard = revision
      noteLag(state)
      if (state.snapshot?.revision !== revision) refresh(state)
    },
    onUp: () => {
      state.isUp = true
      state.isAway = false
      state.awaySince = null
    },
    onDown: (error) => {
      state.isUp = false
      state.isAway = true
      state.awaySince ??= Date.now()
      console.error(`The database is away: ${error.message}`)
    },
  })
}

/** A snapshot may be newer than the last revision announced: that is announced a moment later. */
function noteLag(state: SnapshotState): void {
  const isBehind = state.snapshot !== null && state.heard > state.snapshot.revision
  state.behindSince = isBehind ? (state.behindSince ?? Date.now()) : null
}

/** Loads unless a load is under way, which checks for a newer revision when it ends. */
function refresh(state: SnapshotState): void {
  if (state.loading) return
  load(state).then(
    () => catchUp(state),
    (error) => postpone(state, error),
  )
}

/** Tries again later. While the database is away, its return also starts an attempt; whichever comes first. */
function postpone(state: SnapshotState, error: Error): void {
  if (state.isUp) console.error(`The projects could not be read: ${error.message}`)
  if (state.retry || shared.landingLive !== state) return
  state.retry = setTimeout(() => {
    state.retry = null
    if (state.heard !== state.snapshot?.revision) refresh(state)
  }, RETRY_MS).unref()
}

function catchUp(state: SnapshotState): void {
  const isBehind = state.snapshot !== null && state.heard > state.snapshot.revision
  if (isBehind && shared.landingLive === state) refresh(state)
}

function load(state: SnapshotState): Promise<ListedSnapshot> {
  state.loading ??= readSnapshot(state).finally(() => {
    state.loading = null
    state.awaitEarly.clear()
  })
  return state.loading
}

async function readSnapshot(state: SnapshotState): Promise<ListedSnapshot> {
  if (state.snapshot) await untilReplicaHas(() => state.heard, state.stopping.signal)
  const snapshot = await buildInThread(state.snapshot, state.stopping.signal, (early) => keepEarly(state, early))
  if (state.snapshot && snapshot.revision <= state.snapshot.revision && snapshot.revision < state.heard) {
    // One of several replicas that is behind has answered.
    throw new Error(`revision ${state.heard} is known, and only ${snapshot.revision} was read`)
  }
  state.snapshot = snapshot
  state.early = null
  noteLag(state)
  for (const listener of state.listeners) listener(snapshot.revision)
  return snapshot
}

function keepEarly(state: SnapshotState, early: Snapshot): void {
  if (state.snapshot) return // readers keep that one until the next is complete
  state.early = early
  for (const resolve of state.awaitEarly) resolve(early)
  state.awaitEarly.clear()
}
