import { expect, it } from 'vitest'
import type { ImportField } from '#geo/import/columns'
import { leftOutAs } from '#geo/import/table/left-out'

const headings = ['序号', '项目名称', '板块', '总投资（亿元）', '主要内容']
const columns: readonly (ImportField | null)[] = [null, 'nameZh', 'district', 'amount', 'summaryZh']
const projects = (...cells: string[]) => leftOutAs(cells, { headings, columns })

it.each([
  ['', '合计12个项目', '', '90.5', ''],
  ['', '总计：26项，总投资118亿元', '', '', ''],
  ['共12个项目', '', '', '90.5', ''],
  ['', '', '', '90.5', '161'],
])('sums are no projects, whatever stands in the column of names: %s %s %s %s %s', (...cells) => {
  expect(projects(...cells)).toBe('total')
})

it.each([
  ['1', '某某基地', '昆山', '5', '总共12个车间'],
  ['2', '某某基地', '昆山', '5', '12个'],
  // Its name was forgotten: a problem of the row.
  ['3', '', '', '5', ''],
])('a count beside what a record says is no sum: %s %s %s %s %s', (...cells) => {
  expect(projects(...cells)).toBe(null)
})

it('in a table without projects a count of a record does not make the record a sum', () => {
  const form = { headings: ['序号', '活动名称', '举办时间', '签约项目数'], columns: [] }
  expect(leftOutAs(['2', '某某推介会', '2025年5月', '12个'], form)).toBe(null)
  expect(leftOutAs(['合计', '', '', '134'], form)).toBe('total')
  expect(leftOutAs(['', '', '', '共12个'], form)).toBe('total')
})
