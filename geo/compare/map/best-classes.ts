/** Which measure and which classes tell most of the districts, where nobody has chosen. */

import { CLASS_METHODS, type ClassMethod } from './classes'
import { type Classification, classify } from './district-classes'

/** What stands in the address, or is left to the map. */
export const AUTO = 'auto'
export type ClassChoice = ClassMethod | typeof AUTO

/** What readers of a map of projects look for first; of equals the earlier one. */
const CANDIDATES: readonly string[] = ['count', 'per100', 'sumCny']

interface Measured {
  readonly measures: readonly { readonly id: string }[]
  readonly districts: readonly { readonly id: string; readonly values: readonly (number | null)[] }[]
}

export interface ChosenClasses {
  /** Of the measure, among `measures`. */
  readonly index: number
  readonly by: ClassMethod
  readonly classes: Classification
  /** How many pairs of districts have different colours, of all pairs; null where both were chosen by the reader. */
  readonly told: { readonly pairs: number; readonly of: number } | null
}

/** The plainest first, of those that tell equally much. */
const METHODS: readonly ClassMethod[] = ['jenks', ...CLASS_METHODS.filter((method) => method !== 'jenks')]

/**
 * What is asked for, and for what is left open whatever gives most pairs of districts different colours; of equals the
 * earlier measure, and of its methods that with the fewest classes, so that none is empty.
 */
export function chooseClasses({ measures, districts }: Measured, measure: string, by: ClassChoice): ChosenClasses {
  const indexOf = (id: string) => measures.findIndex((one) => one.id === id)
  const asked = indexOf(measure)
  const indices = asked >= 0 ? [asked] : CANDIDATES.map(indexOf).filter((index) => index >= 0)
  const methods = by === AUTO ? METHODS : [by]
  const candidates = (indices.length > 0 ? indices : [0]).flatMap((index) =>
    methods.map((method) => {
      const classes = classify(
        districts.map(({ id, values }) => [id, values[index] ?? null] as const),
        method,
      )
      return { index, by: method, classes, pairs: pairsTold(classes) }
    }),
  )
  const { pairs, ...best } = candidates.reduce((first, other) => (tellsMore(other, first) ? other : first))
  const isChosen = asked >= 0 && by !== AUTO
  const n = districts.length
  return { ...best, told: isChosen ? null : { pairs, of: (n * (n - 1)) / 2 } }
}

interface Candidate {
  readonly index: number
  readonly classes: Classification
  readonly pairs: number
}

const tellsMore = (other: Candidate, first: Candidate): boolean =>
  other.pairs > first.pairs ||
  (other.pairs === first.pairs &&
    other.index === first.index &&
    other.classes.bounds.length < first.classes.bounds.length)

/** Districts without a value are one class more. */
export function pairsTold({ classOf }: Pick<Classification, 'classOf'>): number {
  const sizes = new Map<number | null, number>()
  const classes = Object.values(classOf)
  for (const one of classes) sizes.set(one, (sizes.get(one) ?? 0) + 1)
  const alike = [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0)
  return (classes.length * (classes.length - 1)) / 2 - alike
}
