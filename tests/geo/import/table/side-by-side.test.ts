import { expect, it } from 'vitest'
import { sideRows, widthOfEach } from '#geo/import/table/side-by-side'

it.each([
  [['项目名称', '金额', '项目名称', '金额'], 2],
  [['序号', '项目名称', '金额', '', '序号', '项目名称', '金额'], 4],
  [['', '序号', '项目', '', '序号', '项目', '', '序号', '项目', ''], 3],
  // Cut off: the last column is missing in the second.
  [['序号', '项目名称', '金额', '序号', '项目名称'], 3],
  // One heading twice says nothing, nor do figures of several groups.
  [['项目名称', '金额', '项目名称'], null],
  [['月份', '累计', '同比', '累计', '同比'], null],
  [['项目名称', '金额', '板块', '项目名称', '金额', '备注'], null],
  [['项目名称', '金额'], null],
  [[], null],
])('%j: each is %s wide', (headings, width) => {
  expect(widthOfEach(headings)).toBe(width)
})

it('notes stay with their cells', () => {
  const cut = { column: 4, code: 'cut', value: 'x' } as const
  const hidden = { column: null, code: 'hidden-row', value: '' } as const
  expect(sideRows({ cells: ['', '甲', '1', '', '乙', '2'], notes: [cut, hidden] }, 1, 3)).toEqual([
    { cells: ['', '甲', '1', ''], notes: [hidden] },
    { cells: ['', '乙', '2'], notes: [{ ...cut, column: 1 }, hidden] },
  ])
})
