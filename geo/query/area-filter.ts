/** The filter of drawn areas in a URL. It stays text until somebody draws or matches the areas. */

import { MAX_AREAS } from '../areas/area'
import { areaText, readDrawnArea, SEPARATOR } from '../areas/area-text'
import type { AreaLists } from '../filters'

/** Characters of one list: more corners than anybody draws by hand, and still a link that every program accepts. */
const MAX_LIST_TEXT = 2400
/** Lists in one URL. There are several after two filters that each have one are combined. */
const MAX_LISTS = 4

/**
 * The areas that the values of `area` in a query ask for: one list for each value, with its areas, joined by `~`, as
 * alternatives. Each area gets its shortest text, and lists are sorted, so that equal filters have equal texts.
 * `refused` holds, unchanged, the parts that are not a circle or polygon or are one too many.
 */
export function readAreaLists(values: readonly string[]): { lists: AreaLists | undefined; refused: readonly string[] } {
  const lists = new Map<string, readonly string[]>()
  const refused: string[] = []
  for (const value of values) {
    const list = new Set<string>()
    for (const part of value.split(SEPARATOR)) {
      const area = readDrawnArea(part)
      const text = typeof area === 'string' ? null : areaText(area)
      const isNew = text !== null && !list.has(text)
      const isFull = isNew && (list.size === MAX_AREAS || [...list, text].join(SEPARATOR).length > MAX_LIST_TEXT)
      if (text === null || isFull) refused.push(part)
      else list.add(text)
    }
    const key = listText([...list].sort())
    if (list.size > 0 && lists.size < MAX_LISTS) lists.set(key, [...list].sort())
    else if (list.size > 0 && !lists.has(key)) refused.push(value)
  }
  const inOrder = [...lists].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, list]) => list)
  return { lists: inOrder.length > 0 ? inOrder : undefined, refused }
}

/** One value of `area` in a query. */
export const listText = (list: readonly string[]): string => list.join(SEPARATOR)

/** The lists with one more area as an alternative in the first; null if the first is full. */
export function withArea(lists: AreaLists | undefined, text: string): AreaLists | null {
  const [first = [], ...others] = lists ?? []
  const list = [...new Set([...first, text])]
  return list.length > MAX_AREAS || listText(list).length > MAX_LIST_TEXT ? null : [list, ...others]
}

/** The lists without one area; undefined where none is left. */
export function withoutArea(lists: AreaLists, text: string): AreaLists | undefined {
  const remaining = lists.map((list) => list.filter((other) => other !== text)).filter((list) => list.length > 0)
  return remaining.length > 0 ? remaining : undefined
}
