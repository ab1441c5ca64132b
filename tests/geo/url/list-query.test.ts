import { expect, test } from 'vitest'
import { checkProjectListQuery, type ProjectListQuery } from '#geo/url/list-query'
import { listView, parseView, viewQuery } from '#geo/url/view-url'

const check = (query: string) => checkProjectListQuery(new URLSearchParams(query))

test.each<[string, ProjectListQuery]>([
  ['', { filters: {}, sort: 'name', after: null }],
  ['q=生物', { filters: { q: '生物' }, sort: 'relevance', after: null }],
  ['sector=biomed&sort=date&after=%5Bnull,7%5D', { filters: { sector: ['biomed'] }, sort: 'date', after: '[null,7]' }],
])('%j asks for %j', (query, asked) => expect(check(query)).toEqual(asked))

test.each([
  ['sort=best', 'sort: one of relevance, name, date, amount'],
  ['sort=', 'sort: one of relevance, name, date, amount'],
  ['sort=name&sort=date', 'sort: one of relevance, name, date, amount'],
  ['after=7', 'after: the next of another page'],
  ['after=%5Bnull,7%5D&after=%5Bnull,7%5D', 'after: the next of another page'],
  ['limit=1000', 'No filter is called "limit"'],
  ['sector=Gold', 'sector: no value is "Gold"'],
])('%j is refused: %s', (query, problem) => expect(check(query)).toEqual({ problem }))

const read = (query: string) => parseView(new URLSearchParams(query))

test('a list goes on after a row of a long name, but not after whatever is sent', () => {
  const after = (length: number) => JSON.stringify(['x'.repeat(length - '["",7]'.length), 7])
  expect(read(`?after=${after(700)}`).after).toBe(after(700))
  expect(read(`?after=${after(701)}`).after).toBeUndefined()
})

test('a page that is opened from a list keeps what the list shows, and neither where it was nor the map', () => {
  const whole = read('?q=x&sector=biomed&sort=date&table=kind&at=120.7,31.3,11&scene=sip&limit=100&after=%5Bnull,7%5D')
  const kept = listView(whole)
  expect(viewQuery(kept)).toBe('?q=x&sector=biomed&sort=date&table=kind')
})

test('colons stand as they are in areas, and nowhere else', () => {
  const { filters } = read('?q=a:b&area=c:120,31,1')
  expect(viewQuery({ filters })).toBe('?q=a%3Ab&area=c:120,31,1')
})

test('a long text is cut after 100 characters, never within one and never before a space', () => {
  for (const text of [`${'a'.repeat(99)}😀b`, `${'a'.repeat(99)} b`, '😀'.repeat(120)]) {
    const { q } = read(`?q=${encodeURIComponent(text)}`).filters
    expect([...q!].length).toBeLessThanOrEqual(100)
    expect(read(viewQuery({ filters: { q } })).filters.q).toBe(q)
  }
})
