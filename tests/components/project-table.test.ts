/** The list as a table says in each cell what is known, and leads to the same list in other columns and orders. */

import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ProjectTable } from '#components/list/project-table'
import { messagesOf } from '#components/messages/index'
import { LIST_COLUMNS, USUAL_COLUMNS } from '#geo/filters'
import type { RowView } from '#geo/query/list-rows'
import { parseView } from '#geo/url/view-url'
import { TERMS } from '../support/terms'

const KNOWN: RowView = {
  ...{ no: 7, slug: 'a', name: { zh: '甲', en: 'A' }, kind: 'base', sector: 'research', status: 'settled' },
  ...{ precision: 'park', districtId: '320505', date: '2021-10-01', datePrecision: 'month', amountCny: 8e9 },
  ...{ position: null, errorM: null, drawnAt: null, labelPointId: null, asOf: '2021-10-20' },
}
const UNKNOWN: RowView = { ...KNOWN, no: 8, slug: 'b', status: null, date: null, amountCny: null, asOf: null }

const table = (query: string) => {
  const view = parseView(new URLSearchParams(query))
  return renderToStaticMarkup(
    createElement(ProjectTable, {
      ...{ locale: 'en', t: messagesOf('en').home, path: '/en', view, columns: view.table!, sort: view.sort ?? 'name' },
      ...{ projects: [KNOWN, UNKNOWN], terms: TERMS, districts: { 320505: 'SND' } },
      href: ['/en/projects/', '?table=date'],
    }),
  )
}
const cells = (html: string, row: string) =>
  [
    ...html
      .split(`data-no="${row}"`)[1]!
      .split('</tr>')[0]!
      .matchAll(/<td[^>]*>([^<]*)</g),
  ].map(([, text]) => text)

test('every column says what is known, and that nothing is', () => {
  const html = table(`table=${LIST_COLUMNS.join()}`)
  expect(cells(html, '7')).toHaveLength(LIST_COLUMNS.length)
  expect(cells(html, '7').slice(-4)).toEqual(['SND', 'October 2021', 'CNY 8 billion', 'Park'])
  expect(cells(html, '8').filter((text) => text === 'Not disclosed')).toHaveLength(3)
  expect(html).toContain('href="/en/projects/a?table=date"')
  expect(html.match(/source-date">[^<]*/g)).toEqual([
    'source-date">source of 20 October 2021',
    'source-date">source date unknown',
  ])
})

test('headings sort, take columns away and add them; the order in force is said', () => {
  const html = table('sector=research&sort=amount&table=date,amount')
  expect(html).toContain('aria-sort="descending" data-column="amount"')
  expect(html).toContain('href="/en?sector=research&amp;sort=date&amp;table=date,amount"')
  expect(html).toContain('href="/en?sector=research&amp;sort=amount&amp;table=date"')
  expect(html).toContain('href="/en?sector=research&amp;sort=amount&amp;table=kind,date,amount"')
  expect(table('table=date')).not.toContain('Remove column')
  expect(USUAL_COLUMNS).not.toContain('precision')
})
