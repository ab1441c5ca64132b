/** From an uploaded file to shapes for the map, with what is to be said of them. Runs in a thread: worker.ts. */

import { isAreaCode } from '#geo/area-code'
import { likelyDatum } from '#geo/areas/guess-datum'
import type { Bbox } from '#geo/filters'
import { bboxOf, boxesIntersect, type Ring } from '#geo/geometry/polygons'
import type { Position } from '#geo/records'
import { findingsAmongKinds } from '#geo/shapes/check-kinds'
import { mainBox, piecesOutside, shiftOf } from '#geo/shapes/check-shapes'
import type { MapShapes } from '#geo/shapes/map-shapes'
import {
  isWanted,
  type ReadFeature,
  type ReadingContext,
  refusedReading,
  type ShapeFinding,
  type ShapesReading,
  toWgs84,
  type UploadSettings,
} from '#geo/shapes/reading'
import { areaOf, publishedOf } from './compose'
import { draftsOf, isSound } from './drafts'
import { matchFeature, nameOfFeature } from './match'
import { fixable, mend } from './mend'
import { type FileShapes, type PolygonFeature, readShapeFile, ShapesRefused } from './read-file'

export interface PrepareInput {
  readonly bytes: Uint8Array
  readonly settings: UploadSettings
  readonly context: ReadingContext
  readonly standing: MapShapes
}

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
  const matches = file.features.map((feature, i) => matchFeature(feature, i + 1, context, settings.assignments[i]))
  const features = matches.map((match, i): ReadFeature => {
    const sound = rings[i]!.filter(isSound)
    return { ...match, areaKm2: areaOf(sound), vertices: rings[i]!.flat().length }
  })
  const drafts = await draftsOf(file.features, features, rings, context)
  const mended = await mend(drafts.shapes, standing, settings, context)
  const hint = context.kind === 'districts' ? likelyDatum(rings.flat(), standing.districts) : null
  const findings = [
    ...drafts.findings,
    ...ringFindings(features, rings, file, settings, context),
    ...lostFindings(file, context),
    ...codeFindings(features, context),
    ...mended.findings,
    ...(context.kind === 'districts' ? piecesOutside(mended.shapes, place ?? mainBox(mended.shapes, AROUND)) : []),
    ...(context.kind === 'districts' ? shiftOf(mended.shapes, standing.districts) : []),
    ...findingsAmongKinds(mended.shapes, standing, context),
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

function ringFindings(
  features: readonly ReadFeature[],
  rings: readonly Ring[][],
  { faults }: FileShapes,
  settings: UploadSettings,
  { kind }: ReadingContext,
): ShapeFinding[] {
  return features.flatMap(({ name }, i) => {
    const { open, unsound } = faults[i]!
    const closed = open > 0 ? [said('open', [name], open, { isMended: true })] : []
    const flat = unsound + rings[i]!.filter((ring) => !isSound(ring)).length
    if (flat === 0) return closed
    const finding = fixable('ring', [name], flat)
    const isMended = isWanted(finding, settings, kind)
    return [...closed, { ...finding, isMended, isBlocking: !isMended }]
  })
}

/** Features of which nothing can be drawn: no district may go missing without a word. */
const lostFindings = ({ lost }: FileShapes, context: ReadingContext): ShapeFinding[] =>
  lost.map((properties) => said('lost', [nameOfFeature(properties, context)], null))

/** A new district needs a code of its own and names. */
function codeFindings(features: readonly ReadFeature[], { kind, districts }: ReadingContext): ShapeFinding[] {
  if (kind !== 'districts') return []
  return features.flatMap(({ name, becomes }) => {
    if (becomes.to !== 'new') return []
    const isCode = isAreaCode(becomes.id) && isAreaCode(becomes.cityId)
    const isFree = !districts.some(({ id }) => id === becomes.id)
    const isNamed = becomes.zh !== '' && becomes.en !== ''
    return isCode && isFree && isNamed ? [] : [said('no-code', [name], null, { isBlocking: true })]
  })
}
