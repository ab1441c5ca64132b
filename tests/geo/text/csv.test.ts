import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { csvText, safeText, unsafeText } from '#geo/text/csv'

describe('no cell is a formula', () => {
  it.each([
    '=1+1',
    '+cmd',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    ' =1',
    '＝1+1',
    '=HYPERLINK("http://x")',
    '|calc',
    '\ufeff=1',
    '\n=1',
  ])('%j', (text) => {
    expect(safeText(text)).toBe(`'${text}`)
    expect(unsafeText(safeText(text))).toBe(text)
  })

  it.each(['', '苏州', '120.6', "'quoted'", 'a=b', '2021-10-18', '5-3'])('%j stays as it is', (text) => {
    expect(safeText(text)).toBe(text)
    expect(unsafeText(text)).toBe(text)
  })
})

it('what is written is read back, and starts with a byte order mark', () => {
  const cell = fc.string({ unit: 'grapheme', maxLength: 12 })
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
      const text = csvText(rows)
      expect(text.startsWith('\ufeff')).toBe(true)
      const { data } = Papa.parse<string[]>(text.slice(1), { delimiter: ',', newline: '\r\n', skipEmptyLines: false })
      expect(data.slice(0, -1).map((row) => row.map(unsafeText))).toEqual(
        rows.map((row) => row.map((it) => (safeText(it) === it ? unsafeText(it) : it))),
      )
    }),
  )
})

it('no line of it begins a cell with what a spreadsheet runs', () => {
  fc.assert(
    fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '\r'), fc.string(), (sign, rest) => {
      const { data } = Papa.parse<string[]>(csvText([[`${sign}x${rest}`]]).slice(1), {
        delimiter: ',',
        newline: '\r\n',
      })
      expect(data[0]![0]!.startsWith("'")).toBe(true)
    }),
  )
})

it('numbers stay numbers and null is empty', () => {
  expect(csvText([[-1.5, null, true, 'a,b', 'c"d']])).toBe('\ufeff-1.5,,true,"a,b","c""d"\r\n')
})
