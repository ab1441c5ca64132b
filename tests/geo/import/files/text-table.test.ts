import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { textRows } from '#geo/import/files/text-table'

const read = (text: string) => [...textRows(text)].flat()
const cellsOf = (text: string) => read(text).map(({ cells }) => cells)
const notesOf = (text: string) => read(text).map(({ notes }) => notes.map(({ code }) => code))

const TABLE = [
  ['项目', '区', '经度'],
  ['甲', 'A', '120.1'],
  ['乙', 'B', '120.2'],
  ['丙', 'C', '120.3'],
  ['丁', 'D', '120.4'],
]
const lines = TABLE.map((row) => row.join(','))

describe('lines end as they end', () => {
  it.each([
    ['with LF', lines.join('\n')],
    ['with CR LF', lines.join('\r\n')],
    ['with CR', lines.join('\r')],
    ['with an end behind the last', `${lines.join('\r\n')}\r\n`],
    ['with one LF among CR LF', `${lines.slice(0, 3).join('\r\n')}\n${lines.slice(3).join('\r\n')}`],
    ['with one CR among LF', `${lines.slice(0, 3).join('\n')}\r${lines.slice(3).join('\n')}`],
    ['with CR LF behind the headings only', `${lines[0]}\r\n${lines.slice(1).join('\n')}`],
    ['with LF behind the headings only', `${lines[0]}\n${lines.slice(1).join('\r\n')}`],
  ])('%s', (_, text) => {
    expect(cellsOf(text)).toEqual(TABLE)
  })

  it('in any mixture, at any place', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('\n', '\r\n', '\r'), { minLength: 5, maxLength: 5 }), (ends) => {
        expect(cellsOf(lines.map((line, i) => line + ends[i]).join(''))).toEqual(TABLE)
      }),
    )
  })

  it('within quotation marks they belong to the cell', () => {
    expect(cellsOf('a,b\n"1\r\n2\n3",4\n5,6')).toEqual([
      ['a', 'b'],
      ['1\r\n2\n3', '4'],
      ['5', '6'],
    ])
  })
})

it('a short table with decimal commas is parted by semicolons, whatever stands behind its last row', () => {
  const rows = ['Project;District;Amount;Latitude', 'A;SND;1.200,5;31,3105', 'B;SIP;350;31,2590', 'C;SIP;2.000;31,2400']
  for (const end of ['', '\n', '\r\n\r\n'])
    expect(cellsOf(rows.join('\n') + end).slice(0, 4)).toEqual([
      ['Project', 'District', 'Amount', 'Latitude'],
      ['A', 'SND', '1200.5', '31.3105'],
      ['B', 'SIP', '350', '31.2590'],
      ['C', 'SIP', '2000', '31.2400'],
    ])
})

describe('a stray quotation mark swallows no row', () => {
  it.each<[string, string, readonly string[]]>([
    ['that never closes', '"甲,A,120.1', ['"甲', 'A', '120.1']],
    ['that never closes, of a later cell', '甲,"A,120.1', ['甲', '"A', '120.1']],
    ['that never closes, of the last cell', '甲,A,"120.1', ['甲', 'A', '"120.1']],
    ['that closes nothing', '"甲"园,A,120.1', ['"甲"园', 'A', '120.1']],
    ['within a cell that two enclose', '"引号"甲"项目",A,120.1', ['引号"甲"项目', 'A', '120.1']],
  ])('%s', (_, line, cells) => {
    // What follows has marks of its own, of every kind.
    const below = ['"乙","B","120.2"', '丙,"C",120.3', '"丁 ""x""","D, E",120.4', '戊,"F\nG",120.5', '己 5",H,120.6']
    const rows = read([lines[0], line, ...below].join('\n'))
    expect(rows.map(({ cells: [first] }) => first)).toEqual(['项目', cells[0], '乙', '丙', '丁 "x"', '戊', '己 5"'])
    expect(rows[1]!.cells).toEqual(cells)
    expect(rows.map(({ notes }) => notes.map(({ code }) => code))).toEqual([[], ['stray-quote'], [], [], [], [], []])
  })

  it('nor one that another stray one closes, if rows would be lost', () => {
    expect(cellsOf('a,b,c\n"甲,1,2\n乙,1,5"\n丙,1,2')).toEqual([
      ['a', 'b', 'c'],
      ['"甲', '1', '2'],
      ['乙', '1', '5"'],
      ['丙', '1', '2'],
    ])
  })

  it('and it is said where it may have', () => {
    expect(notesOf('a,b\n"甲,1\n乙",2\n丙,3')).toEqual([[], ['rows-in-cell'], []])
    expect(notesOf('a,b\n"甲\n乙",2\n丙,3')).toEqual([[], [], []])
  })

  it('however many there are', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => `"${i},x,"y"`)
    expect(read(['a,b,c', ...many].join('\n'))).toHaveLength(20_001)
  })
})

it('spaces before a quotation mark do not matter', () => {
  expect(cellsOf('a, b, c\n"1, 2", "3, 4" , 5')).toEqual([
    ['a', ' b', ' c'],
    ['1, 2', '3, 4', ' 5'],
  ])
})

describe('decimal commas', () => {
  it('1.200 is a number of thousands in their column, and asked about in others', () => {
    const text = '经度;投资;面积\n120,7215;1.200;120.721\n120,7;1.200,5;1.200.300\n120,8;5,22;1,200'
    expect(cellsOf(text).slice(1)).toEqual([
      ['120.7215', '1200', '120.721'],
      ['120.7', '1200.5', '1200300'],
      ['120.8', '5.22', '1,200'],
    ])
    expect(notesOf(text)).toEqual([[], ['number-point'], [], ['number-point']])
  })

  it('where a cell has decimals behind a point there are none', () => {
    expect(cellsOf('经度;投资\n120.7215;1,200\n120.7;5,22')[2]).toEqual(['120.7', '5,22'])
  })
})

it('what is no character is noted, and so is a zero byte', () => {
  expect(notesOf('a,b\n甲\ufffd,1\n乙,\u0000\n丙,2')).toEqual([[], ['bad-byte'], ['bad-byte'], []])
})

it('what papaparse writes comes back as it was', () => {
  const cell = fc.string({ unit: fc.constantFrom(...'甲乙ab 1.,;|"\t\n\r\\'), maxLength: 8 })
  const tables = fc
    .integer({ min: 2, max: 5 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }))
  fc.assert(
    fc.property(
      tables,
      fc.constantFrom(',', '\t', ';', '|'),
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.boolean(),
      (rows, delimiter, newline, quotes) => {
        // The line that Excel writes tells the delimiter, which no other line need do.
        const written = `sep=${delimiter}${newline}${Papa.unparse(rows, { delimiter, newline, quotes })}`
        expect(cellsOf(written).slice(1)).toEqual(rows)
      },
    ),
    { numRuns: 400 },
  )
})
