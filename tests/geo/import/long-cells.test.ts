import { expect, it } from 'vitest'
import { withoutContacts } from '#geo/import/cells/contacts'
import { QUESTIONS } from '#geo/import/cells/questions'
import { IMPORT_FIELDS } from '#geo/import/columns'
import { findHeader } from '#geo/import/table/header'
import { growsFast } from '../growth'
import { read } from './reading'

/** One sign after the other, as patterns look for them. */
const RUNS = ['a', '1', '　', '，', ';', ',', '年', '-', '°', '&', '<', '1.', 'a@', '联系人', '路1', '(1']
const ANSWERED = Object.fromEntries(Object.entries(QUESTIONS).map(([question, [first]]) => [question, first]))
const around = (run: string) => [
  (n: number) => `1${run.repeat(n / run.length)}!`,
  (n: number) => run.repeat(n / run.length),
]

it('no cell of a project, whatever it repeats, is read in more than a time that grows with its length', () => {
  const slow = IMPORT_FIELDS.flatMap((field) =>
    RUNS.filter((run) =>
      around(run).some((textOf) =>
        growsFast((length) => read({ nameZh: '名', [field]: textOf(length) }, { answers: ANSWERED })),
      ),
    ).map((run) => `${field}: ${run}`),
  )
  expect(slow).toEqual([])
})

it.each([' ', '，', 'x@', '(', '联系人'])('nor is a number taken out of a text that repeats “%s”', (run) => {
  expect(growsFast((length) => withoutContacts(`${run.repeat(length / run.length)}x13812345678`))).toBe(false)
  expect(growsFast((length) => withoutContacts(`13812345678 a${run.repeat(length / run.length)}b`))).toBe(false)
})

it('nor is a heading found in more', () => {
  const slow = [...RUNS, ' ', '（', '[', '/', '\n', '单位：'].filter((run) =>
    growsFast((length) =>
      findHeader([
        [`项目${run.repeat(length / run.length)}`, '投资'],
        ['甲', '5'],
      ]),
    ),
  )
  expect(slow).toEqual([])
})
