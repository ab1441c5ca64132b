import { afterAll, describe, expect, it } from 'vitest'
import { parseAreaText } from '#geo/areas/parse-area'
import { parseCompare } from '#geo/compare/url'
import { crossings, MAX_CROSSINGS } from '#geo/geometry/crossings'
import type { Ring } from '#geo/geometry/polygons'
import { BUILT_IN_SHAPES } from '#geo/shapes/built-in'
import { loadMakeValid } from '#prisma/geometry/make-valid'
import { closePool, reckon, TooMuchWork } from '#prisma/geometry/pool'
import { groundWith } from '#prisma/read/ground'
import { combs, ponds } from './combs'

afterAll(() => closePool())

/** Every edge crosses nearly every other. */
const star = (corners: number): Ring => {
  const ring = Array.from({ length: corners }, (_, i): [number, number] => {
    const angle = (2 * Math.PI * i * Math.floor(corners / 2)) / corners
    return [120.6 + 0.2 * Math.cos(angle), 31.3 + 0.2 * Math.sin(angle)]
  })
  return [...ring, ring[0]!]
}
const json = (ring: Ring) => JSON.stringify({ type: 'Polygon', coordinates: [ring] })

/** The longest time in milliseconds for which nothing else was answered while `work` ran. */
async function longestStop(work: () => Promise<unknown>): Promise<number> {
  let [last, longest] = [performance.now(), 0]
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 5)
  await work().finally(() => clearInterval(beat))
  return longest
}

describe('the geometry of strangers', () => {
  it('is reckoned as it would be here', async () => {
    const text = json(star(5))
    expect(await reckon('read', text, BUILT_IN_SHAPES)).toEqual(
      JSON.parse(JSON.stringify(parseAreaText(text, BUILT_IN_SHAPES.districts, await loadMakeValid()))),
    )
  })

  const { view } = parseCompare(new URLSearchParams({ areas: combs(60) }), { districtIds: new Set() })
  const areas = view.areas.map(({ area }) => area)

  it('is within its budget for six areas that cross each other in every edge, as long as an address has room for', async () => {
    expect(areas).toHaveLength(6)
    const { pairs } = await groundWith(areas, BUILT_IN_SHAPES)
    expect([...pairs.values()].filter(({ overlapKm2 }) => overlapKm2 > 1)).toHaveLength(15)
  })

  it('costs no more than its budget, and nobody else waits for it', async () => {
    const shapes = { ...BUILT_IN_SHAPES, key: 'ponds', water: ponds() }
    const refusal = () => groundWith(areas, shapes).catch((error: unknown) => error)
    let first: unknown
    const stop = await longestStop(async () => {
      first = await refusal()
    })
    expect(first).toBeInstanceOf(TooMuchWork)
    // the thread works for a second; the loop is free meanwhile, however loaded the machine
    expect(stop).toBeLessThan(2000)
    // Asked again, it is refused without any work.
    expect(await refusal()).toBe(first)
    // The thread that was ended has a successor.
    const { problems } = await reckon('read', json(star(5)), BUILT_IN_SHAPES)
    expect(problems.map(({ code }) => code)).toContain('mended')
  })

  it.each([
    ['a star of 4,901 corners', json(star(4901))],
    ['70,000 points', json(Array.from({ length: 70_000 }, (_, i) => [120 + (i % 300) / 1000, 31 + (i % 7) / 1e4]))],
    ['a list 100,000 deep', `${'['.repeat(100_000)}`],
    ['half a million commas', `{"type":"Polygon","coordinates":[[${'[1,2],'.repeat(80_000)}[1,2]]]}`],
    ['well-known text without an end', `POLYGON ((${'120.6 31.3, '.repeat(40_000)}`],
  ])('%s is read or refused', async (_, text) => {
    const answer = await reckon('read', text, BUILT_IN_SHAPES).catch((error: unknown) => error)
    if (answer instanceof Error) expect(answer).toBeInstanceOf(TooMuchWork)
    else expect(answer).toMatchObject({ area: null })
  })

  it('has a queue with an end', async () => {
    const all = await Promise.allSettled(
      Array.from({ length: 60 }, () => reckon('read', json(star(301)), BUILT_IN_SHAPES)),
    )
    const refused = all.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    expect(refused.length).toBeGreaterThan(10)
    expect(refused.every((error) => error instanceof TooMuchWork && error.isBusy)).toBe(true)
    expect(all.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(20)
  })
})

it('of crossings, no more are kept than anybody reads', () => {
  expect(crossings([star(4901)])).toHaveLength(MAX_CROSSINGS)
  expect(crossings([star(4901)], 1)).toHaveLength(1)
  expect(crossings([star(5)])).toHaveLength(5)
})
