import { describe, expect, it } from 'vitest'
import { districtsQuery, parseDistricts } from '#geo/districts/url'
import { DEFAULT_COLUMNS } from '#geo/districts/view'

const KNOWN = [
  'count',
  'per100',
  'sumCny',
  'landKm2',
  'sector.biomed',
  'figure.I1',
  ...Array.from({ length: 14 }, (_, i) => `m${i}`),
]
const idOf = (name: string) => (name === 'figure.I2' ? 'figure.I1' : KNOWN.find((id) => id === name))
const read = (query: string) => parseDistricts(new URLSearchParams(query), idOf)

describe('the address of the table of districts', () => {
  it('is empty for the default table', () => {
    expect(districtsQuery(read('').view)).toBe('')
    expect(read('').view.columns).toEqual(DEFAULT_COLUMNS)
  })

  it.each([
    '?cols=count,figure.I1',
    '?by=name&order=rising',
    '?by=sumCny',
    '?must=count:3:,landKm2::500,sumCny:1.5:20',
    '?weights=count:3,landKm2:0.5:low&norm=z&missing=skip',
    '?cols=landKm2&must=count:-1:&weights=count:100&norm=rank&missing=out&sector=biomed&min=10',
  ])('is read and written again: %s', (query) => {
    const { view, dropped, isFromForm } = read(query)
    expect(decodeURIComponent(districtsQuery(view))).toBe(query)
    expect(dropped).toEqual([])
    expect(isFromForm).toBe(false)
  })

  it.each([
    ['cols=nothing', 'cols', 'nothing'],
    ['cols=__proto__', 'cols', '__proto__'],
    ['by=nothing', 'by', 'nothing'],
    ['must=count:x:', 'must', 'count:x:'],
    ['must=constructor:1:', 'must', 'constructor:1:'],
    ['weights=count:-1', 'weights', 'count:-1'],
    ['weights=count:101', 'weights', 'count:101'],
    ['weights=count:1:high', 'weights', 'count:1:high'],
    ['norm=other', 'norm', 'other'],
    ['missing=guess', 'missing', 'guess'],
    ['since=yesterday', 'since', 'yesterday'],
  ])('drops what it cannot read and says so: %s', (query, key, text) => {
    const { view, dropped } = read(query)
    expect(dropped).toEqual([{ key, text }])
    expect(districtsQuery(view)).toBe('')
  })

  it('takes twelve columns, and says which it left', () => {
    const { view, dropped } = read(`cols=${KNOWN.join()}`)
    expect(view.columns).toHaveLength(12)
    expect(dropped.map(({ text }) => text)).toEqual(KNOWN.slice(12))
  })

  it('reads the fields of a form as the same table', () => {
    const form = 'cols=count,sumCny&cols=landKm2&least.count=3&most.count=&w.count=2&low.count=1&w.landKm2=0&missing='
    const { view, dropped, isFromForm } = read(form)
    expect([dropped, isFromForm]).toEqual([[], true])
    expect(districtsQuery(view)).toBe('?cols=count,sumCny,landKm2&must=count:3:&weights=count:2:low')
  })

  it('knows a series by each of its figures', () => {
    expect(read('cols=figure.I2,figure.I1').view.columns).toEqual(['figure.I1'])
  })
})
