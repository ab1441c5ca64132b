import { expect, it } from 'vitest'
import { columnsByInitials } from '#geo/import/table/initials'

const columnsOf = (...headings: string[]) =>
  columnsByInitials(
    headings,
    headings.map(() => null),
  )

it('initials of Chinese headings are those headings, as tables of shapefiles have them', () => {
  expect(columnsOf('XMMC', 'SSQY', 'XMLX', 'SSCY', 'ZTZ', 'KGSJ', 'JSDD')).toEqual([
    ...['nameZh', 'district', 'kind', 'sector', 'amount', 'founded', 'addressZh'],
  ])
})

it('what is no initials, those of nothing or of several, and a field that is there already stay open', () => {
  expect(columnsOf('FID', 'JD', 'xmmc', 'XMMC1', 'QQQ', 'SHAPE')).toEqual([null, null, null, null, null, null])
  expect(columnsByInitials(['项目名称', 'XMMC'], ['nameZh', null])).toEqual(['nameZh', null])
})
