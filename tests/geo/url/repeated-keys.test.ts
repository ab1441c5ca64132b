/** Of a key that takes one value and is given twice the first counts, whoever reads the address, or it is refused. */

import { describe, expect, it } from 'vitest'
import { parseCompare } from '#geo/compare/url'
import { parseDistricts } from '#geo/districts/url'
import { readItemsQuery } from '#geo/ogc/items-query'
import { parseEmbedOptions } from '#geo/url/embed-url'
import { checkProjectListQuery } from '#geo/url/list-query'
import { checkFilters } from '#geo/url/strict-filters'
import { parseView } from '#geo/url/view-url'

const params = (text: string) => new URLSearchParams(text)
const FILTERS = [
  ['q', '医药', '电子'],
  ['since', '2020-01-01', '2021-01-01'],
  ['until', '2022-01-01', '2023-01-01'],
  ['min', '1', '2'],
  ['max', '8', '9'],
  ['bbox', '120,31,121,32', '1,2,3,4'],
  ['as-of', '5', '6'],
] as const
const VIEW = [
  ...FILTERS,
  ['sort', 'name', 'amount'],
  ['scene', 'suzhou', 'sip'],
  ['at', '120,31,9', '121,32,8'],
  ['limit', '100', '150'],
] as const
const asked = (key: string, values: readonly string[]) => String(new URLSearchParams(values.map((one) => [key, one])))

describe('of a key given twice the first value counts', () => {
  it.each(VIEW)('on pages: %s', (key, first, second) => {
    const once = parseView(params(asked(key, [first])))
    expect(once).not.toEqual(parseView(params(asked(key, [second]))))
    expect(parseView(params(asked(key, [first, second])))).toEqual(once)
    expect(parseView({ [key]: [first, second] })).toEqual(once) // as Next hands it on
  })

  it.each(FILTERS)('in interfaces: %s', (key, first, second) => {
    const once = checkFilters(params(asked(key, [first])))
    expect(once).toHaveProperty('filters')
    expect(checkFilters(params(asked(key, [first, second])))).toEqual(once)
  })

  const idOf = (name: string) => name
  const COMPARED = { districtIds: new Set(['320571', '320505']) }
  it.each([
    ['r', '3', '7'],
    ['map', 'split', 'swipe'],
    ['show', 'differences', 'ratios'],
    ['scale', 'same', 'own'],
    ['f0', 'sector=biomed', 'sector=research'],
  ])('of a comparison: %s', (key, first, second) => {
    const read = (...values: string[]) =>
      parseCompare(params(`areas=d:320571~d:320505&${asked(key, values)}`), COMPARED).view
    expect(read(first)).not.toEqual(read(second))
    expect(read(first, second)).toEqual(read(first))
  })

  it.each([
    ['by', 'name', 'place'],
    ['order', 'rising', 'falling'],
    ['norm', 'rank', 'minmax'],
  ])('of the table of districts: %s', (key, first, second) => {
    const read = (...values: string[]) => parseDistricts(params(asked(key, values)), idOf).view
    expect(read(first)).not.toEqual(read(second))
    expect(read(first, second)).toEqual(read(first))
  })

  it.each([
    ['theme', 'dark', 'light'],
    ['title', '0', '1'],
    ['legend', '1', '0'],
  ])('of a frame: %s', (key, first, second) => {
    expect(parseEmbedOptions(params(asked(key, [first, second])))).toEqual(
      parseEmbedOptions(params(asked(key, [first]))),
    )
  })
})

describe('what takes a key once refuses it twice', () => {
  it.each(['limit', 'offset', 'datetime', 'bbox'])('/ogc: %s', (key) => {
    expect(readItemsQuery('projects', params(`${key}=1&${key}=2`))).toHaveProperty('problem')
  })
  it('/api/list: sort', () => {
    expect(checkProjectListQuery(params('sort=name&sort=amount'))).toHaveProperty('problem')
  })
})
