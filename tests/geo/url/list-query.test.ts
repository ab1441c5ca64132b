import { expect, test } from 'vitest'
import { checkProjectListQuery, type ProjectListQuery } from '#geo/url/list-query'

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
