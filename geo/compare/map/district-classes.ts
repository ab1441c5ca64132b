/** The classes of a choropleth and their colours, without the table of measures: the browser loads this. */

import { CLASS_COUNT } from '../../map/palette'
import { type ClassMethod, classBounds, classOf } from './classes'

/** The upper bounds, each included; and by district the class, or null where it has no value. */
export interface Classification {
  /** null where no district has a value. */
  readonly least: number | null
  readonly bounds: readonly number[]
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
    least: numbers.length > 0 ? Math.min(...numbers) : null,
    bounds,
    classOf: Object.fromEntries(values.map(([id, value]) => [id, value === null ? null : classOf(value, bounds)])),
    unclassed: values.length - numbers.length,
  }
}

/**
 * Where on a ramp of CLASS_COUNT colours class `i` of `count` stands, so that few classes still use the whole of it.
 */
export const rampStep = (i: number, count: number): number =>
  count < 2 ? Math.floor(CLASS_COUNT / 2) : Math.round((i * (CLASS_COUNT - 1)) / (count - 1))

/** What each class covers: the first from the least value on, each other from above the bound before it. */
export const classRanges = ({ least, bounds }: Classification): (readonly [from: number, to: number])[] =>
  bounds.map((to, i) => [i === 0 ? least! : bounds[i - 1]!, to])

/** How many districts each class holds. */
export const classCounts = ({ bounds, classOf: classes }: Classification): number[] =>
  bounds.map((_, i) => Object.values(classes).filter((one) => one === i).length)

/** The custom property that holds a district's colour, by which a page repaints the server's drawing. */
export const classVariable = (districtId: string): string => `--class-${districtId}`
