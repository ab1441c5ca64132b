/**
 * A thread that waits for a task, builds one snapshot, sends it and ends, which frees the memory that building took.
 */

import { parentPort } from 'node:worker_threads'
import { BUILT_IN_SHAPES } from '#geo/shapes/built-in'
import { withoutRings } from '#geo/shapes/map-shapes'
import { fromOtherThread, type Snapshot } from '#geo/snapshot/snapshot'
import { nextSnapshot } from './read'
import type { SnapshotMessage, SnapshotTask } from './thread'

const post = (message: SnapshotMessage) => parentPort!.postMessage(message)

parentPort!.once('message', async ({ url, old, asOf }: SnapshotTask) => {
  const { key } = old?.shapes ?? BUILT_IN_SHAPES
  const light = <T extends Snapshot>(snapshot: T): T =>
    snapshot.shapes.key === key ? { ...snapshot, shapes: withoutRings(snapshot.shapes) } : snapshot
  const whole = await nextSnapshot(url, old && fromOtherThread(old), (early) => post({ early: light(early) }), asOf)
  post({ whole: light(whole) })
})
