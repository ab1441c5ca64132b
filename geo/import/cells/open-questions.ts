/** Which questions the rows of a file raise, and how often. */

import type { RowProblem } from '../problems'
import { QUESTIONS, type Question } from './questions'

/** By question how many rows of the file raise it, and the first value that does. */
export type OpenQuestions = { readonly [Q in Question]?: { readonly rows: number; readonly value: string } }

export class QuestionCounter {
  readonly #open: Partial<Record<Question, { readonly rows: number; readonly value: string }>> = {}

  /** Counts what one row raises. */
  add(problems: readonly RowProblem[]): void {
    const asked = new Map(
      problems.flatMap(({ code, value }) => (code.startsWith('ask-') ? [[code.slice(4), value]] : [])),
    )
    for (const question of Object.keys(QUESTIONS) as Question[]) {
      const value = asked.get(question)
      const before = this.#open[question]
      if (value !== undefined) this.#open[question] = { rows: (before?.rows ?? 0) + 1, value: before?.value ?? value }
    }
  }

  open = (): OpenQuestions => this.#open
}
