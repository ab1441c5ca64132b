/** What is mended in uploaded shapes, fix by fix. */

import { sharedBorderKm } from '#geo/geometry/borders'
import { polygonsOf, type Ring } from '#geo/geometry/polygons'
import { unkinked } from '#geo/geometry/repair-ring'
import { crossingsOf, type FoundGap, gapsOf, type NamedShape, overlapsOf, SAFE_KM2 } from '#geo/shapes/check-shapes'
import type { MapShapes } from '#geo/shapes/map-shapes'
import {
  isWanted,
  keyOfFinding,
  type ReadingContext,
  type ShapeFinding,
  type UploadSettings,
} from '#geo/shapes/reading'
import { areaOf, type DraftShape, keptShapes } from './compose'
import { cleaned, erased, joined, thinned, unionOf } from './topology'

/** More are thinned: every reader's browser draws them. */
const MOST_VERTICES = 60_000

export interface Mended {
  readonly shapes: DraftShape[]
  /** The neighbours on the map that the file does not hold, with borders that fit those of `shapes`. */
  readonly kept: NamedShape[]
  readonly findings: ShapeFinding[]
}

/** The shapes as they can be published, with what was wrong with them. */
export async function mend(
  drafts: readonly DraftShape[],
  standing: MapShapes,
  settings: UploadSettings,
  context: ReadingContext,
): Promise<Mended> {
  const findings: ShapeFinding[] = []
  let shapes = [...drafts]
  const vertices = shapes.flatMap(({ rings }) => rings.flat()).length
  if (vertices > MOST_VERTICES) {
    const finding = fixable('vertices', [], vertices)
    const isMended = isWanted(finding, settings, context.kind)
    findings.push({ ...finding, isMended, isBlocking: !isMended })
    if (isMended) shapes = await thinned(shapes, MOST_VERTICES / vertices)
  }
  const crossing = crossingsOf(shapes).map((finding) => ({ ...finding, canMend: true }))
  const wanted = new Set(crossing.filter((one) => isWanted(one, settings, context.kind)).flatMap(({ names }) => names))
  shapes = shapes.map((shape) => (wanted.has(shape.title) ? withoutCrossings(shape) : shape))
  const left = wanted.size > 0 ? crossingsOf(shapes) : crossing
  findings.push(...crossing.map((finding) => mendedUnless(finding, left)))
  const kept = context.kind === 'districts' ? keptShapes(shapes, standing, settings, context) : []
  if (left.length > 0) return { shapes, kept, findings }
  const among = await mendAmong(shapes, kept, settings, context)
  return { ...among, findings: [...findings, ...among.findings] }
}

/** A fault that can be mended without asking. */
export const fixable = (code: ShapeFinding['code'], names: readonly string[], amount: number): ShapeFinding => ({
  ...{ code, names, at: null, amount, isMended: false, isBlocking: false, canMend: true },
})

/** Overlaps and gaps: those that are small and wanted go to a neighbour. */
async function mendAmong(
  shapes: DraftShape[],
  kept: NamedShape[],
  settings: UploadSettings,
  { kind }: ReadingContext,
): Promise<Mended> {
  const isOfDistricts = kind === 'districts'
  // What is amiss among those that stand is none of this file's.
  const titles = new Set(shapes.map(({ title }) => title))
  const before = await amissIn([...shapes, ...kept], titles, isOfDistricts)
  const findings = before.map(({ finding }) => finding)
  const chosen = before.filter(({ finding }) => finding.canMend && isWanted(finding, settings, kind))
  if (chosen.length === 0) return { shapes, kept, findings }
  const isAll = isOfDistricts && before.every((one) => chosen.includes(one) || isLargeGap(one.finding))
  const bulk = isAll ? await cleaned([...shapes, ...kept], SAFE_KM2) : []
  // Nothing is mended at the price of a district.
  const all = bulk.length === shapes.length + kept.length ? bulk : await mendEach([...shapes, ...kept], chosen)
  const after = (await amissIn(all, titles, isOfDistricts)).map(({ finding }) => finding)
  const ids = new Set(shapes.map(({ id }) => id))
  return {
    shapes: all.filter((shape): shape is DraftShape => ids.has(shape.id)),
    kept: all.filter(({ id }) => !ids.has(id)),
    findings: before.map((one) => (chosen.includes(one) ? mendedUnless(one.finding, after, true) : one.finding)),
  }
}

interface Amiss {
  readonly finding: ShapeFinding
  /** Of a gap. */
  readonly hole?: Ring
}

const isLargeGap = ({ code, canMend }: ShapeFinding): boolean => code === 'gap' && !canMend

/** What a hole of one shape alone is, of districts is a gap; of waters it is an island. */
async function amissIn(
  shapes: readonly NamedShape[],
  titles: ReadonlySet<string>,
  isOfDistricts: boolean,
): Promise<Amiss[]> {
  if (shapes.length < 2 && !isOfDistricts) return []
  const gaps: FoundGap[] = gapsOf(await unionOf(shapes), shapes)
  const amiss: Amiss[] = [
    ...overlapsOf(shapes).map((finding) => ({ finding })),
    ...gaps.filter(({ finding }) => isOfDistricts || finding.names.length > 1),
  ]
  return amiss
    .filter(({ finding: { names } }) => names.some((name) => titles.has(name)))
    .map((one) => ({ ...one, finding: { ...one.finding, canMend: isSmall(one.finding) } }))
}

const isSmall = ({ amount }: ShapeFinding): boolean => amount !== null && amount <= SAFE_KM2

/** One fix after the other: an overlap stays with the larger shape, a gap goes to the one with the longest border. */
async function mendEach<S extends NamedShape>(list: readonly S[], chosen: readonly Amiss[]): Promise<S[]> {
  const shapes = [...list]
  const replace = (index: number, rings: readonly Ring[] | null) => {
    if (rings) shapes[index] = { ...shapes[index]!, rings }
  }
  for (const { finding, hole } of chosen) {
    const around = shapes.flatMap((shape, index) => (finding.names.includes(shape.title) ? [{ shape, index }] : []))
    if (around.length < 2 && !hole) continue
    if (hole) {
      const border = ({ shape }: (typeof around)[number]) => sharedBorderKm([[hole]], polygonsOf(shape.rings))
      const nearest = around.toSorted((a, b) => border(b) - border(a))[0]
      if (nearest) replace(nearest.index, await joined(nearest.shape, hole))
      continue
    }
    const [smaller, larger] = around.toSorted(
      (a, b) => areaOf(a.shape.rings as Ring[]) - areaOf(b.shape.rings as Ring[]),
    )
    replace(smaller!.index, await erased(smaller!.shape, larger!.shape))
  }
  return shapes
}

/** It is mended unless the same is still there: then no fix helps, or none was wanted. */
const mendedUnless = (finding: ShapeFinding, left: readonly ShapeFinding[], wasTried = false): ShapeFinding =>
  left.some((one) => keyOfFinding(one) === keyOfFinding(finding))
    ? { ...finding, canMend: finding.canMend === true && !wasTried }
    : { ...finding, isMended: true, isBlocking: false }

function withoutCrossings(shape: DraftShape): DraftShape {
  return { ...shape, rings: unkinked(shape.rings as readonly Ring[]) ?? shape.rings }
}
