/** “Or” in a question: filters say it of values of one kind only. */

import { NEGATED, READ, type Taken } from './spans'

/** What filters say together by `or`: a facet, or `period` for dates; null: nothing. */
export interface Condition extends Taken<unknown> {
  readonly kind: string | null
}

const OR = /\bor\b|或者?|还是/g
const WORD_BEFORE = /[\p{L}\p{M}\p{N}.,%$€£]+$/u
const WORD_AFTER = /^[\p{L}\p{M}\p{N}.,%$€£]+/u
const GAP = /[\s,;、]/

interface Operand {
  readonly from: number
  readonly to: number
  readonly condition: Condition | null
}

interface Chain {
  readonly from: number
  readonly to: number
  readonly isSaid: boolean
}

/** Where something stands that `or` joins and no filter says: `text` is what remains of the question. */
export function unsaidAlternatives(text: string, conditions: readonly Condition[]): readonly Chain[] {
  const chains: Chain[] = []
  for (const match of text.matchAll(OR)) {
    const left = before(text, match.index, conditions)
    const right = after(text, match.index + match[0].length, conditions)
    if (!left || !right) continue
    const kind = left.condition?.kind
    const isSaid = kind !== undefined && kind !== null && kind === right.condition?.kind
    const last = chains.at(-1)
    if (last && left.from < last.to)
      chains[chains.length - 1] = { from: last.from, to: right.to, isSaid: last.isSaid && isSaid }
    else chains.push({ from: left.from, to: right.to, isSaid })
  }
  return chains.filter(({ isSaid }) => !isSaid)
}

const isMark = (sign: string | undefined) => sign === READ || sign === NEGATED

function before(text: string, at: number, conditions: readonly Condition[]): Operand | null {
  let end = at
  while (GAP.test(text[end - 1] ?? '')) end--
  if (isMark(text[end - 1])) return operandOf(conditions.find(({ from, to }) => from < end && end <= to))
  const word = WORD_BEFORE.exec(text.slice(0, end))?.[0]
  return word === undefined ? null : { from: end - word.length, to: end, condition: null }
}

function after(text: string, at: number, conditions: readonly Condition[]): Operand | null {
  let start = at
  while (GAP.test(text[start] ?? '')) start++
  if (isMark(text[start])) return operandOf(conditions.find(({ from, to }) => from <= start && start < to))
  const word = WORD_AFTER.exec(text.slice(start))?.[0]
  return word === undefined ? null : { from: start, to: start + word.length, condition: null }
}

const operandOf = (condition: Condition | undefined): Operand | null =>
  condition ? { from: condition.from, to: condition.to, condition } : null
