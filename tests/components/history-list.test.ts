import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { HistoryList } from '#components/manage/history/history-list'
import { manageOf } from '#components/messages/manage'
import type { ChangeLine } from '#geo/edit/history'
import type { RecordValues } from '#geo/edit/values'
import { TERMS } from '../support/terms'

const OPTIONS = { district: [], place: [], organisation: [], event: [], source: [], terms: TERMS }
const BEFORE: RecordValues = {
  columns: {
    precision: 'district',
    lng: null,
    lat: null,
    errorM: null,
    summaryZh: '旧',
    summaryEn: 'Same',
    status: null,
  },
  cites: { location: [{ sourceId: 'S1', locatorZh: null, locatorEn: null }] },
  parts: {},
}
const AFTER: RecordValues = {
  columns: {
    ...BEFORE.columns,
    precision: 'park',
    lng: 120.7,
    lat: 31.3,
    errorM: 250,
    summaryZh: '新<b>',
    status: 'settled',
  },
  cites: { location: [{ sourceId: 'S9', locatorZh: null, locatorEn: null }] },
  parts: {},
}
const line = (more: Partial<ChangeLine>): ChangeLine => ({
  ...{ id: '1', at: '2026-11-24T04:00:00Z', userName: '', action: 'publish', version: 2, why: 'checked' },
  ...{ before: BEFORE, after: AFTER, sourceId: null, importId: null },
  ...more,
})
const html = (locale: 'zh' | 'en', change: Partial<ChangeLine> = {}) =>
  renderToStaticMarkup(
    createElement(HistoryList, {
      type: 'project',
      changes: [line(change)],
      options: OPTIONS,
      locale,
      t: manageOf(locale),
    }),
  )

it('a change is told in plain words, with its source and reason', () => {
  const text = html('en')
  expect(text).toContain('Location changed from District only to Park 120.70000, 31.30000; source S9')
  expect(text).toContain('Progress added: Settled')
  expect(text).toContain('Note: checked')
  expect(html('zh')).toContain('位置由仅知所在区改为园区 120.70000, 31.30000，来源 S9')
})

it('where only the other language has changed, that is what is told; and nothing of it is markup', () => {
  expect(html('en')).toContain('Summary changed from “旧” to “新&lt;b&gt;”')
})

it.each([
  [{ before: null }, 'First published'],
  [{ action: 'withdraw' as const, after: null }, 'Withdrawn'],
])('%j: %s', (change, text) => {
  expect(html('en', change)).toContain(text)
})
