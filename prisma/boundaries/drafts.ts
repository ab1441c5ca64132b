/** From the features of a file to one shape for each district or water. */

import { type Ring, signedDegrees2 } from '#geo/geometry/polygons'
import { crossingsOf } from '#geo/shapes/check-shapes'
import type { ReadFeature, ReadingContext, ShapeFinding } from '#geo/shapes/reading'
import type { DraftShape } from './compose'
import { englishName } from './match'
import type { PolygonFeature } from './read-file'
import { unionOf } from './topology'

interface Drafts {
  readonly shapes: DraftShape[]
  readonly findings: ShapeFinding[]
}

/** A ring with a surface. */
export const isSound = (ring: Ring): boolean => ring.length >= 4 && signedDegrees2(ring) !== 0

/** What several features are of is put together. */
export async function draftsOf(
  file: readonly PolygonFeature[],
  features: readonly ReadFeature[],
  rings: readonly Ring[][],
  { kind }: ReadingContext,
): Promise<Drafts> {
  const byId = new Map<string, DraftShape>()
  const titles = new Map<string, string[]>()
  const crossed: ShapeFinding[] = []
  for (const [i, { name, becomes }] of features.entries()) {
    if (becomes.to === 'skip') continue
    const id = (kind === 'districts' ? becomes.id : String(i + 1)) || `?${i}`
    const before = byId.get(id)
    const sound = rings[i]!.filter(isSound)
    const names = { zh: name, en: englishName(file[i]!.properties ?? {}) || name }
    const draft = { id, title: name, becomes, names, rings: sound }
    titles.set(id, [...(titles.get(id) ?? []), name])
    byId.set(id, before ? { ...before, rings: await together(before.rings as readonly Ring[], sound) } : draft)
    // Putting them together takes crossings apart.
    if (before)
      crossed.push(...crossingsOf([before, draft]).map((one) => ({ ...one, isMended: true, isBlocking: false })))
  }
  const twice = [...titles.values()].filter((list) => list.length > 1)
  return {
    shapes: [...byId.values()].filter(({ rings: list }) => list.length > 0),
    findings: [...twice.map((list) => told([...new Set(list)], list.length)), ...crossed],
  }
}

const told = (names: readonly string[], amount: number): ShapeFinding => ({
  ...{ code: 'twice', names, at: null, amount, isMended: false, isBlocking: false },
})

/** Rings that overlap are made one: side by side the one would count as a hole of the other. */
async function together(a: readonly Ring[], b: readonly Ring[]): Promise<readonly Ring[]> {
  if (a.length === 0 || b.length === 0) return [...a, ...b]
  return (await unionOf([a, b].map((rings, i) => ({ id: String(i), rings })))).flat()
}
