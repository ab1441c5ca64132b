/** An uploaded file of shapes: what is asked about it, what was found in it, and what would be published. */

import { TO_WGS84 } from '../geometry/datum'
import { lookUp } from '../look-up'
import type { Position, Text } from '../records'
import type { ShapeKind } from './map-shapes'
import type { PublishedShapes } from './published'

/** CGCS2000 is WGS-84 to a few centimetres. */
export const SHAPE_DATUMS = ['wgs84', 'cgcs2000', 'gcj02', 'bd09'] as const
export type ShapeDatum = (typeof SHAPE_DATUMS)[number]

export const toWgs84 = (datum: ShapeDatum): ((position: Position) => Position) =>
  TO_WGS84[datum === 'cgcs2000' ? 'wgs84' : datum]

export const NAME_ENCODINGS = ['auto', 'utf-8', 'gb18030', 'big5'] as const
export type NameEncoding = (typeof NAME_ENCODINGS)[number]

/** What a feature of the file becomes. */
export type Assignment =
  | { readonly to: 'skip' }
  | { readonly to: 'district'; readonly id: string }
  | { readonly to: 'new'; readonly id: string; readonly cityId: string; readonly zh: string; readonly en: string }

export interface UploadSettings {
  readonly datum: ShapeDatum
  readonly encoding: NameEncoding
  /** Districts that the file does not hold keep the shape that they have. */
  readonly keepsOthers: boolean
  /** Mend what can be mended safely and is not told otherwise in `fixes`. */
  readonly mends: boolean
  /** By key of the finding: whether it is to be mended. Absent in an upload of an older version. */
  readonly fixes?: Readonly<Record<string, boolean>>
  /** The shapes are meant to be of another place than those on the map. */
  readonly isElsewhere: boolean
  /** By number of the feature in the file, from 0; what is absent is as it was matched. */
  readonly assignments: Readonly<Record<string, Assignment>>
  /** What was typed of the shapes so far, as it was typed: it is judged when they are published. */
  readonly facts?: ShapesFacts
}

/** In place of a name, in the history of the shapes: an installation that was begun empty has put none up. */
export const BEGUN_EMPTY = 'EMPTY=1'

/** What an admin says of a set of shapes. */
export interface ShapesFacts {
  readonly source: string
  readonly licence: string
  /** ISO yyyy-mm-dd; empty: not known. */
  readonly date: string
  readonly approvalNumber: string
  readonly isSchematic: boolean
  readonly note: string
}

export const FIRST_SETTINGS: UploadSettings = {
  datum: 'wgs84',
  encoding: 'auto',
  keepsOthers: true,
  mends: true,
  isElsewhere: false,
  assignments: {},
}

/** Why a file is not read at all. Nothing has changed then. */
export type ShapesRefusal =
  | 'empty'
  | 'kind'
  | 'broken'
  | 'locked'
  | 'bomb'
  | 'deep'
  | 'no-shapes'
  | 'several'
  | 'nested'
  | 'old-datum'
  | 'too-many-vertices'
  | 'too-many-features'
  | 'projected'
  | 'range'
  | 'elsewhere'
  | 'cost'

/**
 * `open`: a ring that was not closed; `lost`: a feature of which nothing has a surface; `overlap` and `gap`: between
 * neighbours; `outside`: a piece far from all else; `shift`: against what stands. Against shapes of other kinds:
 * `at-sea`: without land under it; `drowned`: a district that is water all over; `sea-around`: what land does.
 */
export type FindingCode =
  | 'ring'
  | 'open'
  | 'lost'
  | 'crossing'
  | 'overlap'
  | 'gap'
  | 'outside'
  | 'vertices'
  | 'datum'
  | 'shift'
  | 'no-code'
  | 'twice'
  | 'at-sea'
  | 'drowned'
  | 'sea-around'

export interface ShapeFinding {
  readonly code: FindingCode
  /** Of the shapes that it is about. */
  readonly names: readonly string[]
  readonly at: Position | null
  /** km² of an overlap or gap, km of a shift, vertices, or how many there are. */
  readonly amount: number | null
  readonly isMended: boolean
  /** Whether there is a fix that is safe. */
  readonly canMend?: boolean
  /** Nothing can be published before it is gone. */
  readonly isBlocking: boolean
}

/** Names a finding from one reading of a file to the next. */
export const keyOfFinding = ({ code, names, at }: ShapeFinding): string =>
  [code, ...names, ...(at ?? []).map((degrees) => degrees.toFixed(2))].join('|')

/** Whether the finding is to be mended. A gap between waters may be an island: it is filled only where asked for. */
export const isWanted = (finding: ShapeFinding, { mends, fixes }: UploadSettings, kind: ShapeKind): boolean =>
  lookUp(fixes ?? {}, keyOfFinding(finding)) ?? (mends && (kind === 'districts' || finding.code !== 'gap'))

/** A feature as the file has it. */
export interface ReadFeature {
  readonly name: string
  readonly becomes: Assignment
  /** How it was matched. */
  readonly by: 'code' | 'name' | 'sound' | 'nothing' | 'hand'
  readonly areaKm2: number
  readonly vertices: number
}

export interface ShapesReading {
  readonly refusal: ShapesRefusal | null
  readonly encoding: string
  readonly features: readonly ReadFeature[]
  readonly findings: readonly ShapeFinding[]
  /** The datum that the data themselves suggest; null: nothing can be said. */
  readonly hint: ShapeDatum | null
  /** What would be published, in WGS-84. */
  readonly shapes: PublishedShapes
  /** The key of the map shapes that it was read against; '' where it was refused. */
  readonly standing: string
}

/** What the reading is made against. */
export interface ReadingContext {
  readonly kind: ShapeKind
  readonly districts: readonly {
    readonly id: string
    readonly cityId: string
    readonly name: Text
    readonly short: Text
    readonly names: readonly string[]
  }[]
  /** Names of cities by code. */
  readonly cities: Readonly<Record<string, Text>>
}

export const refusedReading = (refusal: ShapesRefusal): ShapesReading => ({
  refusal,
  encoding: '',
  features: [],
  findings: [],
  hint: null,
  shapes: { shapes: [], cities: [] },
  standing: '',
})

export const mayPublish = ({ refusal, findings, shapes }: ShapesReading): boolean =>
  refusal === null && shapes.shapes.length > 0 && !findings.some(({ isBlocking }) => isBlocking)
