/** What one choice mends in many rows at once. */

import { QUESTIONS, type Question } from './cells/questions'
import { FOR_ALL, type ForAll } from './columns'
import type { RowProblem } from './problems'
import type { ImportSettings } from './settings'

/** A problem that rows have in common. `value` and `allowed` are those of the first of them. */
export interface CommonProblem extends RowProblem {
  readonly rows: number
}

/**
 * `forAll`: a value for the rows that have none; `answer`: what a value means; `unit`, `datum`: of the file; `turn`:
 * swap
 * coordinates; `words`: say what the words mean; null: each row must be corrected.
 */
export type Cure =
  | { readonly is: 'forAll'; readonly field: ForAll }
  | { readonly is: 'answer'; readonly question: Question }
  | { readonly is: 'unit' | 'datum' | 'turn' | 'words' }

export function cureOf({ code, field }: Pick<RowProblem, 'code' | 'field'>): Cure | null {
  const forAll = FOR_ALL.find((one) => one === field)
  if (code === 'required' && forAll) return { is: 'forAll', field: forAll }
  if (code === 'amount-kind') return { is: 'forAll', field: 'amountKind' }
  if (code === 'precision-needed') return { is: 'forAll', field: 'precision' }
  if (code === 'amount-no-unit') return { is: 'unit' }
  if (code === 'datum-needed') return { is: 'datum' }
  if (code === 'position-swapped') return { is: 'turn' }
  if (code === 'term' || code === 'district' || code === 'place' || code === 'source') return { is: 'words' }
  const question = (Object.keys(QUESTIONS) as Question[]).find((one) => code === `ask-${one}`)
  return question ? { is: 'answer', question } : null
}

/** The name of a cure in a form; `cured` reads it. */
export const cureName = (cure: Cure): string =>
  cure.is === 'forAll' ? `forAll.${cure.field}` : cure.is === 'answer' ? `answer.${cure.question}` : cure.is

/** The settings with a cure; they are still to be checked. */
export function cured(settings: ImportSettings, name: string, value: string): unknown {
  const [kind, of = ''] = name.split('.')
  if (kind === 'forAll') return { ...settings, forAll: { ...settings.forAll, [of]: value } }
  if (kind === 'answer') return { ...settings, answers: { ...settings.answers, [of]: value } }
  if (kind === 'unit') return { ...settings, amountUnit: Number(value) }
  if (kind === 'datum') return { ...settings, datum: value }
  return kind === 'turn' ? { ...settings, turnSwapped: true } : settings
}
