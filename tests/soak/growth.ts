import { median } from '../bench/table'
import type { Measure } from './measures'

/** What may differ between two quiet moments, as a share and as a number of MB, descriptors or connections. */
const HELD = [
  { what: 'memory of the web process (MB)', of: ({ memoryMb }: Measure) => memoryMb, share: 1.25, besides: 30 },
  { what: 'descriptors of the web process', of: ({ descriptors }: Measure) => descriptors, share: 1.25, besides: 15 },
  { what: 'connections to the database', of: ({ connections }: Measure) => connections, share: 1.25, besides: 5 },
] as const
const FEWEST = 12

/**
 * What grew from the second to the last quarter of the time after `from` (s), as sentences: medians of both quarters
 * are held against each other, over the longest life of one web process.
 */
export function growth(measures: readonly Measure[], from: number): string[] {
  const after = measures.filter(({ at }) => at >= from)
  const lives = [...new Set(after.map(({ pid }) => pid))].map((pid) => after.filter((one) => one.pid === pid))
  const life = lives.toSorted((a, b) => b.length - a.length)[0] ?? []
  if (life.length < FEWEST) return [`Only ${life.length} measures of one web process: too few to tell whether it grows`]
  const quarter = Math.floor(life.length / 4)
  const [early, late] = [life.slice(quarter, 2 * quarter), life.slice(-quarter)]
  return HELD.flatMap(({ what, of, share, besides }) => {
    const [was, is] = [median(early.map(of)), median(late.map(of))]
    return is > was * share + besides ? [`${what}: ${was.toFixed(0)} became ${is.toFixed(0)}`] : []
  })
}
