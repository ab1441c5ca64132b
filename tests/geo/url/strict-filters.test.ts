import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Filters } from '#geo/filters'
import { checkFilters } from '#geo/url/strict-filters'
import { viewQuery } from '#geo/url/view-url'

const check = (query: string) => checkFilters(new URLSearchParams(query))

describe('a query of an interface', () => {
  it.each<[string, Filters]>([
    ['', {}],
    ['sector=biomed,research', { sector: ['biomed', 'research'] }],
    ['sector=biomed&sector=research', { sector: ['biomed', 'research'] }],
    ['q=医药&min=1&max=5', { q: '医药', amountMin: 1e8, amountMax: 5e8 }],
    ['since=2021-01-01&until=2021-01-01', { since: '2021-01-01', until: '2021-01-01' }],
    ['min=5', { amountMin: 5e8 }],
    ['max=5', { amountMax: 5e8 }],
    ['since=2021-01-01&max=1', { since: '2021-01-01', amountMax: 1e8 }],
    ['until=1999-01-01&min=5', { until: '1999-01-01', amountMin: 5e8 }],
    ['bbox=120,31,121,32', { bbox: [120, 31, 121, 32] }],
    ['area=c:120,31,1~c:120.0,31,1', { area: [['c:120,31,1']] }],
    ['area=c:120,31,1&area=c:120,31,2', { area: [['c:120,31,1'], ['c:120,31,2']] }],
  ])('%j asks for %j', (query, filters) => {
    expect(check(query)).toEqual({ filters })
  })

  it.each([
    ['cache=1', 'No filter is called "cache"'],
    ['at=120,31,9', 'No filter is called "at"'],
    ['sector=biomed,Magic', 'sector: no value is "Magic"'],
    ['sector=', 'sector: no value is ""'],
    ['district=..%2F..%2Fetc', 'district: no value is "../../etc"'],
    ['since=2021-02-30', 'since: cannot be "2021-02-30"'],
    ['since=2022-01-01&until=2021-01-01', 'since 2022-01-01 is beyond until 2021-01-01'],
    ['min=5&max=1', 'min 5 is beyond max 1'],
    ['max=1&min=5&since=2021-01-01', 'min 5 is beyond max 1'],
    [`q=x&district=${'x'.repeat(41)}`, `district: no value is "${'x'.repeat(40)}"`],
    ['min=1e99', 'min: cannot be "1e99"'],
    ['bbox=121,31,120,32', 'bbox: cannot be "121,31,120,32"'],
    ['bbox=1,2,3', 'bbox: cannot be "1,2,3"'],
    ['area=', 'area: cannot be ""'],
    ['area=c:120,31,1~d:320571', 'area: cannot be "d:320571"'],
    ['area=c:120,31,1~g:oops', 'area: cannot be "g:oops"'],
    [`area=${Array.from({ length: 7 }, (_, i) => `c:120,31,${i + 1}`).join('~')}`, 'area: cannot be "c:120,31,7"'],
    [`q=${'%20'.repeat(3)}`, 'q: cannot be "   "'],
  ])('%j is refused: %s', (query, problem) => {
    expect(check(query)).toEqual({ problem })
  })

  it('is never answered at length, whatever was sent', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2000 }), fc.string({ maxLength: 2000 }), (key, value) => {
        const answer = checkFilters(new URLSearchParams([[key, value]]))
        if ('problem' in answer) expect(answer.problem.length).toBeLessThan(400)
        else expect(checkFilters(new URLSearchParams(viewQuery(answer)))).toEqual(answer)
      }),
    )
  })
})
