/** What readers are told of the age of a record and of its sources. */

import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { messagesOf } from '#components/messages/index'
import { Freshness } from '#components/records/freshness'
import { SourceList } from '#components/ui/source-list'
import { SourceMarks } from '#components/ui/source-marks'
import type { Check, SourceRecord } from '#geo/records'

const SOURCE: SourceRecord = {
  id: 'S1',
  title: { zh: '综述', en: 'Round-up' },
  publisher: null,
  url: null,
  archiveUrl: null,
  published: { date: '2021-10-01', precision: 'month' },
  note: null,
}
const words = (locale: 'zh' | 'en') => messagesOf(locale).project
const freshness = (locale: 'zh' | 'en', checks: (Check | null)[], sources = [SOURCE]) =>
  renderToStaticMarkup(createElement(Freshness, { sources, checks, locale, t: words(locale) })).replace(/<[^>]+>/g, '|')

it('a record that nobody has checked says so, and as of which date its sources speak', () => {
  expect(freshness('en', [null])).toBe(
    '||As of October 2021, by the newest of its sources||Not checked against the sources yet||',
  )
  expect(freshness('zh', [null])).toBe('||内容截至 2021年10月（以最新出处为准）||尚未与出处核对||')
  expect(freshness('en', [null], [{ ...SOURCE, published: null }])).toContain('No source states its date')
})

it('sources of several years tell the oldest too, and how many have no date', () => {
  const old: SourceRecord = { ...SOURCE, id: 'S2', published: { date: '2017-11-20', precision: 'day' } }
  const undated: SourceRecord = { ...SOURCE, id: 'S3', published: null }
  expect(freshness('en', [], [SOURCE, old, undated])).toContain(
    'As of October 2021, by the newest of its sources; the oldest is of 20 November 2017 (1 of 3 sources without a date)',
  )
  expect(freshness('zh', [], [SOURCE, old, undated])).toContain('最早的出处为 2017年11月20日')
})

it('a check tells its day and the role; of several, the one longest ago and how many lack one', () => {
  const [old, late]: Check[] = [
    { date: '2026-03-01', role: 'editor' },
    { date: '2026-05-01', role: 'reviewer' },
  ]
  expect(freshness('en', [late!, old!])).toContain('Last checked against the sources 1 March 2026 (editor)')
  expect(freshness('en', [late!, null])).toContain('1 of 2 figures checked')
  expect(freshness('zh', [{ date: '2026-03-01', role: null }])).toContain('角色未记录')
})

it('a source that leads nowhere says so at its mark and in the list', () => {
  const mark = renderToStaticMarkup(
    createElement(SourceMarks, { cites: [{ sourceId: 'S1', locator: null, reach: 'nothing' }], t: words('en') }),
  )
  expect(mark).toContain('aria-label="Source S1 (no address is recorded')
  const list = renderToStaticMarkup(
    createElement(SourceList, {
      sources: [SOURCE, { ...SOURCE, id: 'S2', url: 'https://a.example/', archiveUrl: 'https://b.example/copy' }],
      locale: 'en',
      t: words('en'),
    }),
  )
  expect(list).toContain('data-reach="nothing"')
  expect(list).toContain('href="https://b.example/copy"')
})
