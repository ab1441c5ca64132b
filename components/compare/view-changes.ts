/** What the plain forms and links of a comparison turn it into. */

import { type CompareView, compareQuery } from '#geo/compare/url'

/** The fields that a form must send along to keep everything but what it asks itself. */
export const hiddenFields = (view: CompareView, without: readonly string[] = []): [string, string][] =>
  [...new URLSearchParams(compareQuery(view))].filter(([key]) => !without.includes(key))

/** The view with two neighbouring areas exchanged. */
export function withAreaMoved(view: CompareView, i: number, by: -1 | 1): CompareView {
  const areas = [...view.areas]
  const [a, b] = [areas[i]!, areas[i + by]!]
  areas[i] = b
  areas[i + by] = a
  return { ...view, areas }
}

export const withAreaRemoved = (view: CompareView, i: number): CompareView => ({
  ...view,
  areas: view.areas.filter((_, other) => other !== i),
})
