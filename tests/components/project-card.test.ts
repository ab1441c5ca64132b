/** A row of a list carries what the list is sorted by. */

import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { CardLink } from '#components/list/project-card'
import { messagesOf } from '#components/messages/index'
import type { Sort } from '#geo/filters'
import { TERMS } from '../support/terms'

const PROJECT = {
  name: { zh: '甲', en: 'A' },
  kind: 'base',
  sector: 'research',
  status: 'settled',
  precision: 'district',
  amountCny: 8e9,
  date: '2021-10-01',
  datePrecision: 'month',
} as const
const card = (sort: Sort, values: object = {}) =>
  renderToStaticMarkup(
    createElement(CardLink, {
      project: { ...PROJECT, ...values },
      ...{ href: '/projects/a', locale: 'en', terms: TERMS, district: 'SND', sort, t: messagesOf('en').home },
    }),
  )

test('sorted by date it shows the date as exactly as it is known, and the amount among the facts', () => {
  expect(card('date')).toContain('<span class="card-date">October 2021</span>')
  expect(card('date')).toContain('· CNY 8 billion</span>')
  expect(card('date', { datePrecision: 'year', date: '2021-01-01' })).toContain('>2021<')
})

test('otherwise, and where it has no date, it shows the amount at its end', () => {
  for (const html of [card('name'), card('amount'), card('date', { date: null })]) {
    expect(html).toContain('<span class="card-amount">CNY 8 billion</span>')
    expect(html).not.toContain('card-date')
  }
})

test('it says as of which date its source speaks, that none has a date, or nothing where that was not read', () => {
  expect(card('name', { asOf: '2021-10' })).toContain(' · source of October 2021</span>')
  expect(card('date', { asOf: '2017' })).toContain('· CNY 8 billion · source of 2017</span>')
  expect(card('name', { asOf: null })).toContain(' · source date unknown</span>')
  expect(card('name')).not.toContain('source')
})
