import type { Filters } from '#geo/filters'
import { select } from '#geo/query/select'
import { encodeTile } from '#geo/tiles/tiles'
import { databaseUrl } from '#prisma/client'
import { nextSnapshot } from '#prisma/live/snapshot/read'

const FILTERS: readonly Filters[] = [{}, { sector: ['biomed'] }, { district: ['320505'], precision: ['district'] }]
const ROUNDS = 200

/**
 * Milliseconds of each tile that holds the home view at the zooms of a visit, under several filters, in this process.
 */
export async function timeTiles(): Promise<{ times: number[]; projects: number }> {
  const snapshot = await nextSnapshot(databaseUrl(), null)
  const selections = FILTERS.map((filters) => select(snapshot, filters))
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    for (const selection of selections) {
      for (let z = 5; z <= 14; z++) {
        const [x, y] = [Math.floor((120.6 / 360 + 0.5) * 2 ** z), Math.floor(0.4084 * 2 ** z)]
        const began = performance.now()
        encodeTile(snapshot, selection, z, x, y)
        times.push(performance.now() - began)
      }
    }
  }
  return { times, projects: snapshot.count }
}
