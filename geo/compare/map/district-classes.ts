/** The classes of a choropleth and their colours, without the table of measures: the browser loads this. */

import { CLASS_COUNT } from '../../map/palette'
import type { DistrictValues } from './choropleth'
import { type ClassMethod, classBounds, classOf } from './classes'

/** Of a class: `to` is included, and so is `from` where it is not `isAbove`. */
interface ClassRange {
  readonly from: number
  readonly to: number
  readonly isAbove: boolean
}

/** The upper bounds, each included; and by district the class, or null where it has no value. */
export interface Classification {
  readonly bounds: readonly number[]
  /** What each class covers. */
  readonly ranges: readonly ClassRange[]
  readonly classOf: Readonly<Record<string, number | null>>
  readonly unclassed: number
}

export function classify(
  values: readonly (readonly [id: string, value: number | null])[],
  by: ClassMethod,
): Classification {
  const numbers = values.flatMap(([, value]) => (value === null ? [] : [value]))
  const bounds = classBounds(numbers, CLASS_COUNT, by)
  return {
    bounds,
    ranges: by === 'equal' ? equalRanges(numbers, bounds) : bounds.map((_, i) => rangeOf(numbers, bounds, i)),
    classOf: Object.fromEntries(values.map(([id, value]) => [id, value === null ? null : classOf(value, bounds)])),
    unclassed: values.length - numbers.length,
  }
}

/**
 * Where on a ramp of CLASS_COUNT colours class `i` of `count` stands, so that few classes still use the whole of it.
 */
export const rampStep = (i: number, count: number): number =>
  count < 2 ? Math.floor(CLASS_COUNT / 2) : Math.round((i * (CLASS_COUNT - 1)) / (count - 1))

/** Of equal width, whether they hold a value or not: from above the bound before, the first from the least value on. */
const equalRanges = (numbers: readonly number[], bounds: readonly number[]): ClassRange[] =>
  bounds.map((to, i) => ({ from: bounds[i - 1] ?? Math.min(...numbers), to, isAbove: i > 0 }))

/** Cut where the values leave room, a class is told by its least and its greatest. */
function rangeOf(numbers: readonly number[], bounds: readonly number[], i: number): ClassRange {
  const members = numbers.filter((value) => classOf(value, bounds) === i)
  return { from: Math.min(...members), to: bounds[i]!, isAbove: false }
}

/** How many districts each class holds. */
export const classCounts = ({ bounds, classOf: classes }: Classification): number[] =>
  bounds.map((_, i) => Object.values(classes).filter((one) => one === i).length)

/** The greatest value of a measure first, those without one last; of equals as they came. */
export const byValue = (districts: readonly DistrictValues[], index: number): DistrictValues[] =>
  [...districts].sort((a, b) => (b.values[index] ?? -Infinity) - (a.values[index] ?? -Infinity) || 0)

/** The custom property that holds a district's colour, by which a page repaints the server's drawing. */
export const classVariable = (districtId: string): string => `--class-${districtId}`
