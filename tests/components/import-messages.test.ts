import { describe, expect, it } from 'vitest'
import { batchProblem, problemText } from '#components/import/texts'
import { importOf } from '#components/messages/import'
import type { RowProblem } from '#geo/import/problems'
import { TERMS } from '../support/terms'

const textsOf = (table: object, path = ''): [string, string][] =>
  Object.entries(table).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : textsOf(value, `${path}${key}.`),
  )
const [zh, en] = [new Map(textsOf(importOf('zh'))), new Map(textsOf(importOf('en')))]
const places = (text: string) => new Set([...text.matchAll(/\{(.*?)\}/g)].map(([, name]) => name!))

describe('the texts of the import', () => {
  it('have the same keys and places to fill in both languages, and none is empty', () => {
    expect([...en.keys()].toSorted()).toEqual([...zh.keys()].toSorted())
    for (const [key, text] of zh) {
      expect(places(en.get(key)!), key).toEqual(places(text))
      expect(text.trim(), key).not.toBe('')
    }
  })

  it('are Chinese in Chinese and hold none in English', () => {
    const same = ['list.by', 'preview.change']
    for (const [key, text] of zh) if (!same.includes(key)) expect(text, key).toMatch(/\p{Script=Han}/u)
    for (const [key, text] of en) expect(text, key).not.toMatch(/\p{Script=Han}/u)
  })
})

it('a problem is told in full: the value, and what is allowed instead', () => {
  const problem: RowProblem = { field: 'status', code: 'term', value: '完工' }
  expect(problemText(problem, 'zh', importOf('zh'), { names: {}, terms: TERMS })).toEqual(
    expect.stringMatching(/^“完工”不在可选值内。可用：.*已揭牌、已奠基/),
  )
  // A sheet of places has kinds of its own.
  const ofPlace: RowProblem = { field: 'kind', code: 'term', value: '孵化器', allowed: '产业园' }
  expect(problemText(ofPlace, 'zh', importOf('zh'), { names: {}, terms: TERMS })).toBe(
    '“孵化器”不在可选值内。可用：产业园',
  )
  const where: RowProblem = { field: 'district', code: 'district', value: 'X' }
  expect(problemText(where, 'en', importOf('en'), { names: { a: 'SIP', b: 'SND' }, terms: TERMS })).toContain(
    'Accepted: SIP, SND',
  )
  expect(batchProblem('conflict 腾讯 基地', importOf('zh'))).toContain('“腾讯 基地”')
  expect(batchProblem('conflict 腾讯', importOf('zh'), true)).toContain('没有撤销')
  expect(batchProblem('<script>', importOf('en'))).toBe(importOf('en').problem.other)
})
