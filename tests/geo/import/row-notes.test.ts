import { describe, expect, it } from 'vitest'
import { answeredCells, type CellNote, isLeftHidden, linkedCells, problemsOfNotes } from '#geo/import/row-notes'
import { type ImportSettings, NO_SETTINGS } from '#geo/import/settings'

const settings: ImportSettings = { ...NO_SETTINGS, columns: ['nameZh', null, 'amount'] }
const note = (column: number | null, code: CellNote['code']): CellNote => ({ column, code, value: 'x' })

describe('what a file says of its cells', () => {
  it.each(['error-cell', 'no-value', 'no-text', 'bad-byte', 'cut'] as const)(
    '%s is a problem of columns that are imported only',
    (code) => {
      expect(problemsOfNotes([note(2, code), note(1, code)], settings)).toEqual([{ field: 'amount', code, value: 'x' }])
    },
  )

  it('asks about hidden columns until somebody has answered, and then takes or leaves them', () => {
    const notes = [note(2, 'hidden-column'), note(1, 'hidden-column')]
    const cells = ['甲', '乙', '5']
    expect(problemsOfNotes(notes, settings)).toEqual([{ field: 'amount', code: 'ask-hidden-column', value: '' }])
    expect(answeredCells(cells, notes, settings)).toEqual(cells)
    const taken = { ...settings, answers: { 'hidden-column': 'take' } } as const
    expect(problemsOfNotes(notes, taken)).toEqual([])
    expect(answeredCells(cells, notes, taken)).toEqual(cells)
    const left = { ...settings, answers: { 'hidden-column': 'leave' } } as const
    expect(problemsOfNotes(notes, left)).toEqual([])
    expect(answeredCells(cells, notes, left)).toEqual(['甲', '', ''])
  })

  it('asks about rows that are struck out until somebody has answered', () => {
    const notes = [note(null, 'struck-row')]
    expect(problemsOfNotes(notes, settings)).toEqual([{ field: null, code: 'ask-struck-row', value: '' }])
    expect(isLeftHidden(notes, settings)).toBe(false)
    const left = { ...settings, answers: { 'struck-row': 'leave' } } as const
    expect([problemsOfNotes(notes, left), isLeftHidden(notes, left)]).toEqual([[], true])
    expect(isLeftHidden([note(null, 'hidden-row')], left)).toBe(false)
  })

  it('takes the page that a source leads to where its text is none, and says what it does not take', () => {
    const columns = ['nameZh', 'source', 'source'] as const
    const leadsTo = (column: number): CellNote => ({ column, code: 'link', value: 'https://a.example.org/9' })
    const cells = ['甲', '某报', 'https://b.example.org/1']
    const notes = [leadsTo(0), leadsTo(1), leadsTo(2)]
    expect(linkedCells(cells, notes, columns)).toEqual(['甲', 'https://a.example.org/9', 'https://b.example.org/1'])
    expect(problemsOfNotes(notes, { ...settings, columns }, cells).map(({ code, value }) => [code, value])).toEqual([
      ['link-left', '甲'],
      ['link-taken', '某报'],
      ['link-differs', 'https://b.example.org/1'],
    ])
  })

  it('asks what 1.200 means, and reads it so', () => {
    const notes: CellNote[] = [{ column: 2, code: 'number-point', value: '1.200' }]
    expect(problemsOfNotes(notes, settings)).toEqual([{ field: 'amount', code: 'ask-number-point', value: '1.200' }])
    const cellsFor = (answer: 'thousands' | 'decimals', cell: string) =>
      answeredCells(['甲', '', cell], notes, { ...settings, answers: { 'number-point': answer } })[2]
    expect(cellsFor('thousands', '1.200')).toBe('1200')
    expect(cellsFor('decimals', '1.200')).toBe('1.200')
    expect(cellsFor('thousands', '1,200')).toBe('1200')
    expect(cellsFor('decimals', '1,200')).toBe('1.200')
  })
})
