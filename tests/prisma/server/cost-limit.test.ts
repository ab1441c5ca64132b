import { describe, expect, it } from 'vitest'
import { CostLimit, costOf, OpenLimit, PER_ADDRESS } from '#prisma/server/cost-limit'

/** What a reader's browser asks for in ten minutes, spread over them; in bursts, as pages do. */
const VISIT: readonly (readonly [method: string, url: string, times: number])[] = [
  ['GET', '/?q=swyy&sector=biomed', 4],
  ['GET', '/projects/tencent-digital-industry-base', 8],
  ['GET', '/compare?areas=d:320571~d:320505', 2],
  ['GET', '/tiles/1/9/427/208?sector=biomed', 120],
  ['GET', '/api/list/1/zh?sort=name', 10],
  ['GET', '/api/suggest?q=sw', 25],
  ['GET', '/api/live', 4],
  ['GET', '/export/compare/zh/table.csv?areas=d:320571', 1],
]
const TEN_MINUTES = 600_000

describe('a limit that counts cost', () => {
  it('is never met by two hundred readers of one office', () => {
    const limit = new CostLimit(PER_ADDRESS)
    const requests = Array.from({ length: 200 }, (_, reader) =>
      VISIT.flatMap(([method, url, times]) =>
        Array.from({ length: times }, (__, n) => ({
          at: ((reader * 7919 + n * 104_729) % TEN_MINUTES) / (n % 2 ? 1 : 2), // denser in the first half
          cost: costOf(method, url),
        })),
      ),
    )
    const waits = requests
      .flat()
      .toSorted((a, b) => a.at - b.at)
      .map(({ at, cost }) => limit.take('198.51.100.1', cost, at))
    expect(Math.max(...waits)).toBe(0)
  })

  it('takes what was done beyond, into a debt that ends', () => {
    const limit = new CostLimit({ capacityMs: 1000, perSecond: 100 })
    limit.charge('198.51.100.1', 1500, 0)
    expect(limit.take('198.51.100.1', 100, 0)).toBe(6)
    limit.charge('198.51.100.1', 1e9, 0)
    expect(limit.take('198.51.100.1', 0, 10_000)).toBe(0)
    expect(limit.take('198.51.100.2', 100, 0)).toBe(0)
  })

  it('nor when they all open the map in the same second', () => {
    const limit = new CostLimit(PER_ADDRESS)
    const page = ['/', ...Array.from({ length: 24 }, (_, i) => `/tiles/1/9/427/${i}`), '/api/live', '/api/list/1/zh']
    for (let reader = 0; reader < 200; reader++)
      for (const url of page) expect(limit.take('198.51.100.1', costOf('GET', url), reader * 5)).toBe(0)
  })

  it('is met by one program that asks for nothing but what costs', () => {
    for (const url of ['/og/zh', '/export/compare/zh/table.csv?areas=d:320571', '/compare', '/?q=a']) {
      const limit = new CostLimit(PER_ADDRESS)
      let asked = 0
      while (limit.take('198.51.100.1', costOf('GET', url), asked) === 0) asked++ // a thousand a second
      expect(asked, url).toBeLessThan(4000)
      const wait = limit.take('198.51.100.1', costOf('GET', url), asked)
      expect(limit.take('198.51.100.2', costOf('GET', url), asked)).toBe(0)
      expect(limit.take('198.51.100.1', costOf('GET', url), asked + wait * 1000)).toBe(0)
    }
  })

  it('costs more for what is drawn with many corners, and for what is posted', () => {
    expect(costOf('GET', `/compare?areas=${'x'.repeat(7000)}`)).toBeGreaterThan(3 * costOf('GET', '/compare'))
    for (const path of ['/embed/en/compare', '/embed/zh/s/a1B2c3', '/cite/bib/en/compare', '/cite/ris/zh/s/a1B2c3'])
      expect(costOf('GET', `${path}?areas=a~b`), path).toBeGreaterThanOrEqual(costOf('GET', '/compare?areas=a~b'))
    expect(costOf('GET', '/embed/en')).toBeLessThan(costOf('GET', '/embed/en/compare'))
    expect(costOf('POST', '/compare')).toBeGreaterThan(costOf('GET', '/compare'))
    expect(costOf('GET', '/tiles/1/2/3/4')).toBeLessThan(costOf('GET', '/'))
  })

  it('forgets whoever has been silent longest, and no more than it must', () => {
    const limit = new CostLimit({ capacityMs: 10, perSecond: 0 })
    for (let i = 0; i < 60_000; i++) expect(limit.take(`a${i}`, 10, 0)).toBe(0)
    expect(limit.take('a59999', 10, 0)).toBeGreaterThan(0)
    expect(limit.take('a0', 10, 0)).toBe(0)
  })
})

it('what is open is bounded for one address and for all, and room comes back once', () => {
  const limit = new OpenLimit(2, 3)
  const first = limit.enter('a')!
  expect(limit.enter('a')).not.toBeNull()
  expect(limit.enter('a')).toBeNull()
  expect(limit.enter('b')).not.toBeNull()
  expect(limit.enter('c')).toBeNull()
  expect(limit.enter(null)).toBeNull()
  first()
  first()
  expect(limit.enter(null)).not.toBeNull()
  expect(limit.enter('c')).toBeNull()
})
