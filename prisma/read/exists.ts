import '#server-only'
import { rowOfSlug } from '#geo/snapshot/row-lookup'
import { database } from '../client'
import { currentSnapshot } from '../live/current-snapshot'

/** The records that have pages of their own. */
export type Shown = 'projects' | 'events' | 'districts'

export const SHOWN: readonly Shown[] = ['projects', 'events', 'districts']

/** Whether readers may see a record with this slug. */
export async function isShown(kind: Shown, slug: string): Promise<boolean> {
  if (kind === 'projects') return rowOfSlug(await currentSnapshot(), slug) !== undefined
  const where = { slug }
  const count = kind === 'events' ? database().event.count({ where }) : database().district.count({ where })
  return (await count) > 0
}
