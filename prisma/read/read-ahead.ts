import '#server-only'
import { currentSnapshot } from '../live/current-snapshot'
import { getMapFacts } from './about'
import { getDistrictRecords, getDistricts } from './districts'
import { getEvent, getEvents } from './events'
import { getPlaces } from './places'
import { getSources } from './sources'

/** More of a kind wait for their first reader. */
const MOST = 100

/**
 * Reads the few records that every page leans on once, one after the other, so that they are known should the database
 * go away before anybody has asked for them. Projects are too many: the snapshot holds what is said of them then.
 */
export async function readAhead(): Promise<void> {
  await currentSnapshot()
  const [districts, events] = [await getDistricts(), await getEvents()]
  await Promise.all([getSources(), getPlaces(), getMapFacts()])
  for (const { slug } of districts.slice(0, MOST)) await getDistrictRecords([slug])
  for (const { slug } of events.slice(0, MOST)) await getEvent(slug)
}
