/** From an uploaded file to shapes for the map, with what is to be said of them. Runs in a thread: worker.ts. */

import { likelyDatum } from '#geo/areas/guess-datum'
import type { Bbox } from '#geo/filters'
import { bboxOf, boxesIntersect, type Ring, signedDegrees2 } from '#geo/geometry/polygons'
import { unkinked } from '#geo/geometry/repair-ring'
import type { Position } from '#geo/records'
import {
  crossingsOf,
  gapsOf,
  type NamedShape,
  overlapsOf,
  piecesOutside,
  SAFE_KM2,
  shiftOf,
} from '#geo/shapes/check-shapes'
import type { MapShapes } from '#geo/shapes/map-shapes'
import {
  type ReadFeature,
  type ReadingContext,
  refusedReading,
  type ShapeFinding,
  type ShapesReading,
  toWgs84,
  type UploadSettings,
} from '#geo/shapes/reading'
import { areaOf, type DraftShape, keptShapes, publishedOf } from './compose'
import { matchFeature } from './match'
import { type PolygonFeature, readShapeFile, ShapesRefused } from './read-file'
import { cleaned, thinned, unionOf } from './topology'

export interface PrepareInput {
  readonly bytes: Uint8Array
  readonly settings: UploadSettings
  readonly context: ReadingContext
  readonly standing: MapShapes
}

/** More are thinned: every reader's browser draws them. */
const MOST_VERTICES = 60_000
/** Degrees around what stands, within which pieces are of this place. */
const AROUND = 0.5
const DECIMALS = 1e6

/** A file that cannot be read, or is of another place, gives a reading that says why and holds no shapes. */
export async function prepare(input: PrepareInput): Promise<ShapesReading> {
  try {
    return await read(input)
  } catch (error) {
    if (error instanceof ShapesRefused) return refusedReading(error.code)
    throw error
  }
}

async function read({ bytes, settings, context, standing }: PrepareInput): Promise<ShapesReading> {
  const file = await readShapeFile(Buffer.from(bytes), settings.encoding)
  const raw = file.features.map(ringsOf)
  const convert = toWgs84(settings.datum)
  const rings = raw.map((list) => list.map((ring) => ring.map((position) => rounded(convert(position)))))
  const place = boxOf(standing, context)
  refuseElsewhere(rings.flat(), place, settings)
  const matches = file.features.map((feature, i) => matchFeature(feature, context, settings.assignments[i]))
  const features = matches.map((match, i): ReadFeature => {
    const sound = rings[i]!.filter(isSound)
    return { ...match, areaKm2: areaOf(sound), vertices: rings[i]!.flat().length }
  })
  const drafts = draftsOf(file.features, features, rings, context)
  const found = [...ringFindings(features, rings, settings.mends), ...codeFindings(features, context)]
  const mended = await mend(drafts.shapes, standing, settings, context, found)
  const hint = context.kind === 'districts' ? likelyDatum(rings.flat(), standing.districts) : null
  const findings = [
    ...drafts.findings,
    ...mended.findings,
    ...(context.kind === 'districts' && place ? piecesOutside(mended.shapes, place) : []),
    ...(context.kind === 'districts' ? shiftOf(mended.shapes, standing.districts) : []),
    ...(hint ? [said('datum', [], hint.corners)] : []),
  ]
  const shapes = await publishedOf(mended.shapes, mended.kept, standing, context)
  const told = { encoding: file.encoding, features, findings, hint: hint?.likely ?? null }
  return { refusal: null, ...told, shapes, standing: standing.key }
}

const said = (
  code: ShapeFinding['code'],
  names: readonly string[],
  amount: number | null,
  more = {},
): ShapeFinding => ({
  ...{ code, names, at: null, amount, isMended: false, isBlocking: false },
  ...more,
})

const rounded = ([lng, lat]: Position): Position => [
  Math.round(lng * DECIMALS) / DECIMALS,
  Math.round(lat * DECIMALS) / DECIMALS,
]

const ringsOf = ({ geometry }: PolygonFeature): Ring[] =>
  (geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()).map((ring) =>
    ring.map(([lng, lat]): Position => [lng!, lat!]),
  )

/** A ring with a surface. */
const isSound = (ring: Ring): boolean => ring.length >= 4 && signedDegrees2(ring) !== 0

/** The box of the districts that records are of, with what lies around them; null: there are none. */
function boxOf({ districts }: MapShapes, { districts: records }: ReadingContext): Bbox | null {
  const ours = districts.filter(({ id }) => records.some((record) => record.id === id))
  if (ours.length === 0) return null
  const [west, south, east, north] = bboxOf(ours.flatMap(({ rings }) => rings.map((ring) => [ring as Ring])))
  return [west - AROUND, south - AROUND, east + AROUND, north + AROUND]
}

function refuseElsewhere(rings: readonly Ring[], place: Bbox | null, { isElsewhere }: UploadSettings): void {
  if (place && !isElsewhere && !boxesIntersect(bboxOf(rings.map((ring) => [ring])), place))
    throw new ShapesRefused('elsewhere')
}

function ringFindings(features: readonly ReadFeature[], rings: readonly Ring[][], mends: boolean): ShapeFinding[] {
  return features.flatMap(({ name }, i) => {
    const unsound = rings[i]!.filter((ring) => !isSound(ring)).length
    return unsound > 0 ? [said('ring', [name], unsound, { isMended: mends, isBlocking: !mends })] : []
  })
}

/** A new district needs a code of its own and names. */
function codeFindings(features: readonly ReadFeature[], { kind, districts }: ReadingContext): ShapeFinding[] {
  if (kind !== 'districts') return []
  return features.flatMap(({ name, becomes }) => {
    if (becomes.to !== 'new') return []
    const isCode = /^\d{6,12}$/.test(becomes.id) && /^\d{6,12}$/.test(becomes.cityId)
    const isFree = !districts.some(({ id }) => id === becomes.id)
    const isNamed = becomes.zh !== '' && becomes.en !== ''
    return isCode && isFree && isNamed ? [] : [said('no-code', [name || becomes.zh], null, { isBlocking: true })]
  })
}

/** One shape for each district or water: what several features are of is put together. */
function draftsOf(
  file: readonly PolygonFeature[],
  features: readonly ReadFeature[],
  rings: readonly Ring[][],
  { kind }: ReadingContext,
): { readonly shapes: DraftShape[]; readonly findings: ShapeFinding[] } {
  const byId = new Map<string, DraftShape>()
  const findings: ShapeFinding[] = []
  for (const [i, { name, becomes }] of features.entries()) {
    if (becomes.to === 'skip') continue
    const id = kind === 'districts' ? becomes.id : String(i + 1)
    const before = byId.get(id)
    const sound = rings[i]!.filter(isSound)
    if (before && id !== '') findings.push(said('twice', [before.title], 2))
    const english = file[i]!.properties?.en ?? file[i]!.properties?.name_en
    const names = { zh: name, en: typeof english === 'string' ? english : name }
    const key = id || `?${i}`
    byId.set(
      key,
      before && id !== ''
        ? { ...before, rings: [...before.rings, ...sound] }
        : { id: key, title: name, becomes, names, rings: sound },
    )
  }
  return { shapes: [...byId.values()].filter(({ rings: list }) => list.length > 0), findings }
}

interface Mended {
  readonly shapes: DraftShape[]
  /** The neighbours on the map that the file does not hold, with borders that fit those of `shapes`. */
  readonly kept: NamedShape[]
  readonly findings: ShapeFinding[]
}

/** The shapes as they can be published, with what was wrong with them: `findings` begin with `before`. */
async function mend(
  drafts: readonly DraftShape[],
  standing: MapShapes,
  settings: UploadSettings,
  context: ReadingContext,
  before: readonly ShapeFinding[],
): Promise<Mended> {
  const findings = [...before]
  let shapes = [...drafts]
  const vertices = shapes.flatMap(({ rings }) => rings.flat()).length
  if (vertices > MOST_VERTICES) {
    findings.push(said('vertices', [], vertices, { isMended: settings.mends, isBlocking: !settings.mends }))
    if (settings.mends) shapes = await thinned(shapes, MOST_VERTICES / vertices)
  }
  const crossing = crossingsOf(shapes)
  if (settings.mends && crossing.length > 0) shapes = shapes.map(withoutCrossings)
  const left = crossing.length > 0 && settings.mends ? crossingsOf(shapes) : crossing
  findings.push(...crossing.map((finding) => mendedUnless(finding, left)))
  if (context.kind !== 'districts') return { shapes, kept: [], findings }
  const kept = keptShapes(shapes, standing, settings, context)
  if (left.length > 0) return { shapes, kept, findings }
  // What is amiss among those that stand is none of this file's.
  const titles = new Set(shapes.map(({ title }) => title))
  const amissOf = async (list: readonly NamedShape[]) =>
    (await neighbourFindings(list)).filter(({ names }) => names.some((name) => titles.has(name)))
  const amiss = await amissOf([...shapes, ...kept])
  const isSafe = amiss.every(({ code, amount }) => code === 'gap' || (amount !== null && amount <= SAFE_KM2))
  if (!settings.mends || !isSafe || !amiss.some(({ amount }) => amount !== null && amount <= SAFE_KM2)) {
    return { shapes, kept, findings: [...findings, ...amiss] }
  }
  const all = await cleaned([...shapes, ...kept], SAFE_KM2)
  // Nothing is mended at the price of a district.
  if (all.length < shapes.length + kept.length) return { shapes, kept, findings: [...findings, ...amiss] }
  const after = await amissOf(all)
  const ids = new Set(shapes.map(({ id }) => id))
  return {
    shapes: all.filter((shape): shape is DraftShape => ids.has(shape.id)),
    kept: all.filter(({ id }) => !ids.has(id)),
    findings: [...findings, ...amiss.map((finding) => mendedUnless(finding, after))],
  }
}

const neighbourFindings = async (shapes: readonly NamedShape[]): Promise<ShapeFinding[]> => [
  ...overlapsOf(shapes),
  ...gapsOf(await unionOf(shapes), shapes),
]

/** It is mended unless the same is still there. */
const mendedUnless = (finding: ShapeFinding, left: readonly ShapeFinding[]): ShapeFinding => {
  const isLeft = left.some(({ code, names }) => code === finding.code && names.join() === finding.names.join())
  return isLeft ? finding : { ...finding, isMended: true, isBlocking: false }
}

function withoutCrossings(shape: DraftShape): DraftShape {
  return { ...shape, rings: unkinked(shape.rings as readonly Ring[]) ?? shape.rings }
}
