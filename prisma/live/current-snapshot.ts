/**
 * The newest public projects, in memory, one for the process. Loaded when first asked for, replaced after each change
 * by one that a thread has made aside, kept while that thread fails or the database is away, and caught up when it is
 * back.
 */

import '#server-only'
import type { ListedSnapshot } from '#geo/snapshot/build'
import type { Snapshot } from '#geo/snapshot/snapshot'
import { untilReplicaHas } from './replica'
import { type RevisionWatch, watchRevision } from './revision-listener'
import { buildInThread, stopSpareThread } from './snapshot/thread'

const RETRY_MS = 1000

interface SnapshotState {
  snapshot: ListedSnapshot | null
  /** The first one, while its lists are being sorted. */
  early: Snapshot | null
  readonly awaitEarly: Set<(snapshot: Snapshot) => void>
  /** The one load under way. */
  loading: Promise<ListedSnapshot> | null
  /** The newest revision heard of. */
  heard: number
  /** Since when another revision is known than is served; ms since 1970. Null: the newest is served. */
  behindSince: number | null
  /** Whether the connection that listens is there, and answers. */
  isUp: boolean
  /** Whether it was there, and has gone. */
  isAway: boolean
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
    watch: null,
    retry: null,
    listeners: new Set(),
    stopping: new AbortController(),
  }
  return shared.landingLive
}

/** The snapshot, loaded first where there is none: rejects where that fails, and tries again at the next call. */
export async function currentSnapshot(): Promise<ListedSnapshot> {
  const it = sharedState()
  watch(it)
  if (it.snapshot) return it.snapshot
  const snapshot = await load(it)
  catchUp(it)
  return snapshot
}

/**
 * As `live`, but the first snapshot comes before its lists are sorted: what an instance that has just started can draw
 * tiles from.
 */
export async function earlySnapshot(): Promise<Snapshot> {
  const it = sharedState()
  const now = it.snapshot ?? it.early
  if (now) return now
  const early = new Promise<Snapshot>((resolve) => it.awaitEarly.add(resolve))
  return Promise.race([early, currentSnapshot()])
}

/** The snapshot if there is one; asks for nothing. */
export const loadedSnapshot = (): ListedSnapshot | null => sharedState().snapshot

/** Whether the database answered when last heard of. False before the first `live()`. */
export const databaseIsUp = (): boolean => sharedState().isUp

/** Whether the database has been found not to answer, and has not answered since. */
export const databaseIsAway = (): boolean => shared.landingLive?.isAway ?? false

/** How far what is served is behind the database. */
export interface Lag {
  /** The newest revision heard of: that of the database, at most three seconds ago, while `databaseIsUp`. */
  readonly known: number
  /** For how long it has not been served; 0: it is served. */
  readonly ms: number
}

export function snapshotLag(): Lag {
  const { heard, behindSince, snapshot } = sharedState()
  return { known: Math.max(heard, snapshot?.revision ?? 0), ms: behindSince === null ? 0 : Date.now() - behindSince }
}

/**
 * Calls with the revision of each snapshot to come, once pages can be drawn from it. What comes back calls that off.
 */
export function onSnapshot(listener: (revision: number) => void): () => void {
  const { listeners } = sharedState()
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Forgets the snapshot and stops listening. */
export async function closeSnapshot(): Promise<void> {
  const it = shared.landingLive
  shared.landingLive = undefined
  if (it?.retry) clearTimeout(it.retry)
  it?.stopping.abort()
  await it?.watch?.stop()
  await it?.loading?.catch(() => {}) // told to whoever asked for it
  await stopSpareThread()
}

function watch(it: SnapshotState): void {
  it.watch ??= watchRevision({
    onChange: (revision) => {
      it.heard = revision
      noteLag(it)
      if (it.snapshot?.revision !== revision) refresh(it)
    },
    onUp: () => {
      it.isUp = true
      it.isAway = false
    },
    onDown: (error) => {
      it.isUp = false
      it.isAway = true
      console.error(`The database is away: ${error.message}`)
    },
  })
}

/** A snapshot that is ahead of what was heard has been told of a moment later. */
function noteLag(it: SnapshotState): void {
  const isBehind = it.snapshot !== null && it.heard > it.snapshot.revision
  it.behindSince = isBehind ? (it.behindSince ?? Date.now()) : null
}

/** Loads unless a load is under way; that one looks again when it ends. */
function refresh(it: SnapshotState): void {
  if (it.loading) return
  load(it).then(
    () => catchUp(it),
    (error) => postpone(it, error),
  )
}

/** While the database is away, its return brings the next attempt too; whichever comes first. */
function postpone(it: SnapshotState, error: Error): void {
  if (it.isUp) console.error(`The projects could not be read: ${error.message}`)
  if (it.retry || shared.landingLive !== it) return
  it.retry = setTimeout(() => {
    it.retry = null
    if (it.heard !== it.snapshot?.revision) refresh(it)
  }, RETRY_MS).unref()
}

function catchUp(it: SnapshotState): void {
  const isBehind = it.snapshot !== null && it.heard > it.snapshot.revision
  if (isBehind && shared.landingLive === it) refresh(it)
}

function load(it: SnapshotState): Promise<ListedSnapshot> {
  it.loading ??= readSnapshot(it).finally(() => {
    it.loading = null
    it.awaitEarly.clear()
  })
  return it.loading
}

async function readSnapshot(it: SnapshotState): Promise<ListedSnapshot> {
  if (it.snapshot) await untilReplicaHas(() => it.heard, it.stopping.signal)
  const snapshot = await buildInThread(it.snapshot, it.stopping.signal, (early) => keepEarly(it, early))
  if (it.snapshot && snapshot.revision <= it.snapshot.revision && snapshot.revision < it.heard) {
    // Of several replicas, one that is behind has answered.
    throw new Error(`revision ${it.heard} is known, and only ${snapshot.revision} was read`)
  }
  it.snapshot = snapshot
  it.early = null
  noteLag(it)
  for (const listener of it.listeners) listener(snapshot.revision)
  return snapshot
}

function keepEarly(it: SnapshotState, early: Snapshot): void {
  if (it.snapshot) return // readers keep that one until the next is whole
  it.early = early
  for (const resolve of it.awaitEarly) resolve(early)
  it.awaitEarly.clear()
}
