import { expect, it } from 'vitest'
import type { TableCell } from '#geo/compare/table/cells'
import { rowOf } from '#geo/compare/table/row'

const text = (value: string) => ({ zh: value, en: value })
const cell = (value: number | null, shown: string): TableCell =>
  ({ value, text: text(shown), state: value === null ? 'unknown' : 'value', detail: null, cites: [] }) as never
const largest = (...cells: TableCell[]) =>
  rowOf(
    {
      id: 'x',
      group: 'land',
      unit: 'km2',
      isRanked: true,
      unitName: text(''),
      name: text('x'),
      note: text(''),
    } as never,
    cells,
  ).largest

it.each([
  ['figures that read the same', [cell(84.531, '84.53'), cell(84.5312, '84.53')], []],
  ['nothing and next to nothing', [cell(0, '0'), cell(1e-9, '0')], []],
  ['two that read the same above a third', [cell(84.531, '84.53'), cell(84.5312, '84.53'), cell(3, '3')], [0, 1]],
  ['one above others', [cell(1, '1'), cell(2, '2')], [1]],
  ['one beside nothing', [cell(1, '1'), cell(null, 'unknown')], []],
])('of %s', (_, cells, expected) => expect(largest(...cells)).toEqual(expected))
