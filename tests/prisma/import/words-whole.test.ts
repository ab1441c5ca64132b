/** Words of the whole file: long ones, many, retired values, and what earlier files have said of them. */

import { expect, it } from 'vitest'
import { MAX_WORDS } from '#geo/import/words'
import { checkWith } from '#prisma/import/actions'
import { getRows } from '#prisma/import/read'
import { query } from '#prisma/transaction'
import { codesOf } from './cases'
import { boss, file, row, sip, withPeople } from './journey'
import { checked, read, settled } from './support'

withPeople()

const LONG = `很长的产业名称${'长'.repeat(120)}`
const wordsOf = (batch: Awaited<ReturnType<typeof read>>) => batch.hint!.words!

it('a word beyond what is shown, over several lines, is offered whole and mapped', async () => {
  const bytes = file(
    row('长词甲', { 产业: `${LONG}甲` }),
    row('长词乙', { 产业: `${LONG}乙` }),
    row('断行', { 产业: '数字\n化' }),
  )
  const batch = await read(sip, bytes)
  expect(wordsOf(batch).map(({ word }) => word)).toEqual([`${LONG}甲`, `${LONG}乙`, '数字 化'])
  const sector = { [`${LONG}甲`]: 'biomed', [`${LONG}乙`]: 'digital-economy', '数字 化': 'digital-economy' }
  const rows = await getRows((await checked(sip, bytes, { words: { sector } })).id, 'all', 1)
  expect(rows.map(({ reading }) => reading!.columns.sector)).toEqual(['biomed', 'digital-economy', 'digital-economy'])
})

it('counts words and questions in all rows, not in the first ones', async () => {
  const rows = Array.from({ length: 2600 }, (_, i) =>
    row(`多行${i}`, i < 2000 ? {} : { 产业: i < 2500 ? '后来的词' : '末尾的词', 发布日期: '202106' }),
  )
  const batch = await read(sip, file(...rows))
  expect(wordsOf(batch).map(({ word, rows }) => [word, rows])).toEqual([
    ['后来的词', 500],
    ['末尾的词', 100],
  ])
  expect(batch.hint!.questions!['date-six-digits']!.rows).toBe(600)
})

it('words beyond the list come once the others are mapped, and what was mapped stays', async () => {
  const words = Array.from({ length: MAX_WORDS + 5 }, (_, i) => `第${i}种`)
  const batch = await read(sip, file(...words.map((word, i) => row(`多词${i}`, { 产业: word }))))
  expect([wordsOf(batch).length, batch.hint!.moreWords]).toEqual([MAX_WORDS, 5])
  const map = (list: readonly { readonly word: string }[]) => ({
    sector: Object.fromEntries(list.map(({ word }) => [word, 'digital-economy'])),
  })
  const first = wordsOf(batch)
  await checkWith(sip, batch.id, { ...batch.settings, words: map(first), forAll: { source: 'S1' } })
  const second = await settled(sip, batch.id)
  expect(
    wordsOf(second)
      .slice(0, 5)
      .some(({ word }) => first.some((one) => one.word === word)),
  ).toBe(false)
  await checkWith(sip, batch.id, { ...second.settings, words: map(wordsOf(second).slice(0, 5)) })
  expect((await settled(sip, batch.id)).counts).toMatchObject({ new: MAX_WORDS + 5, bad: 0 })
})

it('a value that has been retired since it was chosen is a problem of its rows, not of the import', async () => {
  const bytes = file(row('已停用', { 产业: '老说法' }), row('照常'))
  const batch = await checked(sip, bytes, { words: { sector: { 老说法: 'biomed' } } })
  expect(batch.counts).toMatchObject({ new: 2, bad: 0 })
  await query(`UPDATE "Term" SET "retired" = true WHERE "value" = 'biomed'`, [])
  await checkWith(sip, batch.id, batch.settings)
  const again = await settled(sip, batch.id)
  const rows = await getRows(batch.id, 'all', 1)
  await query(`UPDATE "Term" SET "retired" = false WHERE "value" = 'biomed'`, [])
  expect(again.counts).toMatchObject({ new: 1, bad: 1 })
  expect(codesOf(rows[0]!, 'sector')).toEqual(['term'])
  expect(rows[0]!.problems.find(({ code }) => code === 'term')).toMatchObject({ value: '老说法' })
})

it('what one person has said of a word is offered to others in other files, with its name', async () => {
  await checked(sip, file(row('记住甲', { 产业: '记住的词' })), { words: { sector: { 记住的词: 'biomed' } } })
  const batch = await read(
    boss,
    Buffer.from('项目名称,产业,所在区\n记住乙,记住的词,苏州工业园区\n记住丙,没说过的词,苏州工业园区\n'),
  )
  expect(batch.settings.words).toEqual({ sector: { 记住的词: 'biomed' } })
  expect(wordsOf(batch).map(({ word, remembered }) => [word, remembered?.value, remembered?.userName])).toEqual([
    ['没说过的词', undefined, undefined],
    ['记住的词', 'biomed', 'editor'],
  ])
  await query(`UPDATE "Term" SET "retired" = true WHERE "value" = 'biomed'`, [])
  const later = await read(boss, file(row('记住丁', { 产业: '记住的词' })))
  await query(`UPDATE "Term" SET "retired" = false WHERE "value" = 'biomed'`, [])
  expect([later.settings.words, wordsOf(later)[0]!.remembered]).toEqual([{}, null])
})

it('settings of another person’s file with the same headings are taken over, and say whose they are', async () => {
  const bytes = Buffer.from('项目名称,某某列,所在区\n沿用甲,平台,苏州工业园区\n')
  const { headings } = await read(sip, bytes)
  await checked(sip, bytes, { columns: ['nameZh', 'kind', 'district'], forAll: { sector: 'digital-economy' } })
  const { settings, hint } = await read(
    boss,
    Buffer.from(`${headings.join()}\n沿用乙,平台,苏州工业园区\n`),
    'other.csv',
  )
  expect(settings.columns).toEqual(['nameZh', 'kind', 'district'])
  expect(settings.forAll).toEqual({ sector: 'digital-economy' })
  expect(hint!.earlier).toMatchObject({
    fileName: 'projects.csv',
    userName: 'editor',
    forAll: { sector: 'digital-economy' },
  })
})
