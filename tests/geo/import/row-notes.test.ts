import { describe, expect, it } from 'vitest'
import { type CellNote, problemsOfNotes, withoutHidden } from '#geo/import/row-notes'
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
    expect(withoutHidden(cells, notes, settings)).toEqual(cells)
    const taken = { ...settings, answers: { 'hidden-column': 'take' } } as const
    expect(problemsOfNotes(notes, taken)).toEqual([])
    expect(withoutHidden(cells, notes, taken)).toEqual(cells)
    const left = { ...settings, answers: { 'hidden-column': 'leave' } } as const
    expect(problemsOfNotes(notes, left)).toEqual([])
    expect(withoutHidden(cells, notes, left)).toEqual(['甲', '', ''])
  })
})
