import { expect, it } from 'vitest'
import { unusedColumns } from '#geo/import/headings'
import { codesOf, rowsOf, settingsOf } from './cases'
import { sip, withPeople } from './journey'

withPeople()

it('o1: a signing list, with everything around its rows left out', async () => {
  const rows = await rowsOf(sip, 'o1-signing-list.csv', { forAll: { amountKind: 'total', precision: 'site' } })
  expect(rows.flatMap(({ leftOut }) => leftOut ?? [])).toEqual([
    ...['title', 'unit', 'subtotal', 'subtotal', 'subtotal', 'total', 'note', 'note'],
  ])
  const projects = rows.filter(({ leftOut }) => leftOut === null)
  const amounts = projects.map(({ reading }) => [reading!.columns.amountCny, reading!.columns.amountComparison])
  expect(amounts).toEqual([
    [1_200_000_000, 'about'],
    [550_000_000, 'more-than'],
    [undefined, undefined],
    [800_000_000, undefined],
    [undefined, undefined],
  ])
  expect(codesOf(projects[2]!, 'amount', 'signed')).toEqual(['ask-amount-undecided', 'ask-date-period'])
  expect([codesOf(projects[3]!, 'signed'), codesOf(projects[4]!, 'amount')]).toEqual([
    ['date-form'],
    ['amount-inexact'],
  ])
  expect(projects[3]!.reading!.columns).toMatchObject({ districtId: '320505', addressZh: '科技城' })
})

it('o2: the district of the title holds where a row names none', async () => {
  const { settings, headings } = await settingsOf(sip, 'o2-progress-list.tsv')
  expect(settings.forAll.district).toBe('320509')
  expect(unusedColumns(headings, settings.columns).filter(Boolean)).toEqual([
    ...['number', 'other-amount', 'other-amount', 'unknown', 'contact'],
  ])
  const rows = (await rowsOf(sip, 'o2-progress-list.tsv', settings)).filter(({ leftOut }) => leftOut === null)
  expect(rows.map(({ reading }) => reading!.columns.districtId)).toEqual(Array(3).fill('320509'))
})
