import '#server-only'
import { rowOfSlug } from '#geo/snapshot/row-lookup'
import { database } from '../client'
import { currentSnapshot, databaseIsAway } from '../live/current-snapshot'
import { isAbsence } from '../live/last-known'
import { getDistricts } from './districts'
import { getEvents } from './events'

/** The records that have pages of their own. */
export type Shown = 'projects' | 'events' | 'districts'

export const SHOWN: readonly Shown[] = ['projects', 'events', 'districts']

/** Whether readers may see a record with this slug; as last known while the database is away. */
export async function isShown(kind: Shown, slug: string): Promise<boolean> {
  if (kind === 'projects') return rowOfSlug(await currentSnapshot(), slug) !== undefined
  const where = { slug }
  if (!databaseIsAway()) {
    try {
      // Kept nowhere: strangers ask for any slug, and would crowd out what is worth keeping.
      const count = kind === 'events' ? database().event.count({ where }) : database().district.count({ where })
      return (await count) > 0
    } catch (error) {
      if (!isAbsence(error)) throw error
    }
  }
  const all = await (kind === 'events' ? getEvents() : getDistricts())
  return all.some((record) => record.slug === slug)
}
