/** Publishes shapes and rolls them back: one revision each, which readers follow as any other change. */

import '#server-only'
import { SHAPE_KINDS, type ShapeKind } from '#geo/shapes/map-shapes'
import type { PublishedShapes } from '#geo/shapes/published'
import type { ShapesFacts } from '#geo/shapes/reading'
import type { Query } from '../query'
import { activeKey } from '../shapes/active'
import { type Stored, table } from '../tables'
import { query, transaction } from '../transaction'

const [set, s] = [table('BoundarySet'), table('BoundarySet', 's')]
const [change, c] = [table('BoundaryChange'), table('BoundaryChange', 'c')]
const district = table('District')

export interface NewDistrict {
  readonly id: string
  readonly slug: string
  readonly cityId: string
  readonly nameZh: string
  readonly nameEn: string
  readonly shortZh: string
  readonly shortEn: string
}

export interface Publication {
  readonly kind: ShapeKind
  readonly shapes: PublishedShapes
  readonly facts: ShapesFacts
  readonly datum: string
  readonly fileName: string
  /** Districts of the set that no record is of yet. */
  readonly newDistricts: readonly NewDistrict[]
  /** The upload that it comes from, which is forgotten then. */
  readonly uploadId: string | null
  /** The key of the map shapes whose districts it keeps beside its own; absent: it keeps none. */
  readonly standing?: string
  /** The line of history that its maker has seen as the last one of the kind, 0 for none; absent: whatever it is. */
  readonly seen?: number
}

/**
 * Why nothing was published. `gone`: no such upload or set; `districts`: a new one's code or address is taken;
 * `changed`: the districts that it keeps are no longer those on the map; `overtaken`: somebody has put other shapes of
 * the kind there since it was looked at.
 */
export class BoundaryRefusal extends Error {
  constructor(readonly code: 'gone' | 'districts' | 'changed' | 'overtaken') {
    super(`Refused: ${code}`)
  }
}

const UNIQUE_VIOLATION = '23505'

/** One writer of shapes at a time, so that what stands does not change between a look at it and the writing. */
const LOCK = 'SELECT pg_advisory_xact_lock(7220554)'

/** To be called under the lock. */
async function refuseIfOvertaken(tx: Query, kind: ShapeKind, seen: number | undefined): Promise<void> {
  if (seen === undefined) return
  const [last] = await tx<{ id: number }>(
    `SELECT coalesce(max(${change.id}), 0)::int AS "id" FROM ${change} WHERE ${change.kind} = $1`,
    [kind],
  )
  if (last!.id !== seen) throw new BoundaryRefusal('overtaken')
}

const districtsOf = (key: string) => key.split('-')[0]

/** Puts the shapes on the map, and comes back with the number of the set. Throws a BoundaryRefusal, all or nothing. */
export async function publishShapes(publication: Publication, by: string): Promise<number> {
  const { kind, shapes, facts, datum, fileName, newDistricts, uploadId, standing, seen } = publication
  try {
    return await transaction(async (tx) => {
      await tx(LOCK, [])
      if (uploadId !== null) {
        const gone = await tx(`DELETE FROM "BoundaryUpload" WHERE "id" = $1 RETURNING "id"`, [uploadId])
        if (gone.length === 0) throw new BoundaryRefusal('gone')
      }
      if (standing !== undefined && districtsOf(standing) !== districtsOf(await activeKey(tx)))
        throw new BoundaryRefusal('changed')
      await refuseIfOvertaken(tx, kind, seen)
      for (const { id, slug, cityId, nameZh, nameEn, shortZh, shortEn } of newDistricts)
        await tx(
          `INSERT INTO ${district} (${district.id}, ${district.slug}, ${district.kind}, ${district.cityId}, ${district.nameZh}, ${district.nameEn},
            ${district.shortZh}, ${district.shortEn}, ${district.aliases}) VALUES ($1, $2, 'district', $3, $4, $5, $6, $7, '{}')`,
          [id, slug, cityId, nameZh, nameEn, shortZh, shortEn],
        )
      const [row] = await tx<{ id: number }>(
        `INSERT INTO ${set} (${set.kind}, ${set.shapes}, ${set.source}, ${set.licence}, ${set.date}, ${set.approvalNumber}, ${set.isSchematic},
          ${set.note}, ${set.datum}, ${set.fileName}, ${set.by}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING ${set.id}`,
        [
          kind,
          JSON.stringify(shapes),
          facts.source,
          facts.licence,
          facts.date,
          facts.approvalNumber,
          facts.isSchematic,
          facts.note,
          datum,
          fileName,
          by,
        ],
      )
      await tx(
        `INSERT INTO ${change} (${change.kind}, ${change.setId}, ${change.why}, ${change.by}) VALUES ($1, $2, $3, $4)`,
        [kind, row!.id, facts.note, by],
      )
      return row!.id
    })
  } catch (error) {
    if ((error as { code?: string }).code === UNIQUE_VIOLATION) throw new BoundaryRefusal('districts')
    throw error
  }
}

/**
 * Shows a set of before again; null: the built-in shapes. Throws a BoundaryRefusal where there is no such set, or where
 * `seen`, as of a publication, is no longer the last line.
 */
export async function showShapes(
  kind: ShapeKind,
  setId: number | null,
  why: string,
  by: string,
  seen?: number,
): Promise<void> {
  await transaction(async (tx) => {
    await tx(LOCK, [])
    const sets = await tx(`SELECT ${set.id} FROM ${set} WHERE ${set.id} = $1 AND ${set.kind} = $2`, [setId, kind])
    if (setId !== null && sets.length === 0) throw new BoundaryRefusal('gone')
    await refuseIfOvertaken(tx, kind, seen)
    await tx(
      `INSERT INTO ${change} (${change.kind}, ${change.setId}, ${change.why}, ${change.by}) VALUES ($1, $2, $3, $4)`,
      [kind, setId, why, by],
    )
  })
}

/** A line of the history of the shapes. */
export type BoundaryLine = Stored<'BoundaryChange', 'id' | 'setId' | 'why' | 'by'> & {
  readonly kind: ShapeKind
  readonly at: Date
  /** Facts of the set; null: the built-in shapes. */
  readonly facts: (ShapesFacts & { readonly fileName: string; readonly datum: string; readonly count: number }) | null
}

const HISTORY = `SELECT ${c.id}, ${c.kind}, ${c.setId}, ${c.why}, ${c.by}, ${c.at}, CASE WHEN ${s.id} IS NULL THEN NULL ELSE jsonb_build_object(
    'source', ${s.source}, 'licence', ${s.licence}, 'date', ${s.date}, 'approvalNumber', ${s.approvalNumber}, 'isSchematic', ${s.isSchematic},
    'note', ${s.note}, 'fileName', ${s.fileName}, 'datum', ${s.datum}, 'count', jsonb_array_length(${s.shapes}->'shapes')) END AS "facts"
  FROM ${c} LEFT JOIN ${s} ON ${s.id} = ${c.setId} ORDER BY ${c.id} DESC LIMIT 200`

/** What has been shown since when, newest first. The first line of each kind is what is shown now. */
export const boundaryHistory = (): Promise<BoundaryLine[]> => query<BoundaryLine>(HISTORY, [])

/** The line that holds for each kind; null: the built-in shapes, which nobody has ever replaced. */
export const activeLines = (history: readonly BoundaryLine[]): Readonly<Record<ShapeKind, BoundaryLine | null>> => {
  const lineOf = (kind: ShapeKind) => history.find((line) => line.kind === kind) ?? null
  const [districts, water, land] = SHAPE_KINDS.map(lineOf)
  return { districts: districts!, water: water!, land: land! }
}
