/** Which questions the rows of a file raise, and how often. */

import type { RowProblem } from '../problems'
import { QUESTIONS, type Question } from './questions'

/** By question how many rows raise it, and the first value that does. */
export type OpenQuestions = { readonly [Q in Question]?: { readonly rows: number; readonly value: string } }

export function openQuestions(rows: readonly { readonly problems: readonly RowProblem[] }[]): OpenQuestions {
  const open: Partial<Record<Question, { rows: number; value: string }>> = {}
  for (const { problems } of rows) {
    for (const question of Object.keys(QUESTIONS) as Question[]) {
      const problem = problems.find(({ code }) => code === `ask-${question}`)
      if (problem)
        open[question] = { rows: (open[question]?.rows ?? 0) + 1, value: open[question]?.value ?? problem.value }
    }
  }
  return open
}
