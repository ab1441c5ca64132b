/** Finds the existing record that a row describes. */

import { kmBetween } from '../geometry/plane-distance'
import type { Position } from '../records'
import { plainName } from '../text/plain-name'
import { NameIndex } from './names'
import type { RowColumns } from './row-reading'

/** What an existing record is recognised by. */
export interface Existing {
  readonly id: string
  readonly slug: string
  readonly names: readonly string[]
  readonly districtId: string
  readonly position: Position | null
}

/** `same`: certainly this record; `doubtful`: perhaps this one, a person must decide; `new`: none. */
export type Match =
  | { readonly is: 'new' }
  | { readonly is: 'same'; readonly at: number }
  | { readonly is: 'doubtful'; readonly at: number; readonly similarity: number; readonly km: number | null }
  | { readonly is: 'unknown-slug' }

/** A name this similar makes a match doubtful anywhere in the same district; a less similar one only nearby. */
const SIMILAR = 0.75
const SLIGHTLY_SIMILAR = 0.55
const NEARBY_KM = 0.3

export class Matcher {
  readonly #names: NameIndex
  readonly #bySlug = new Map<string, number>()
  readonly #existing: Existing[] = []

  /** `common` matches words that are ignored when names are compared. */
  constructor(common?: RegExp) {
    this.#names = new NameIndex(common)
  }

  add(record: Existing): void {
    const at = this.#existing.push(record) - 1
    this.#bySlug.set(record.slug, at)
    for (const name of new Set(record.names)) this.#names.add(at, name)
  }

  record = (at: number): Existing => this.#existing[at]!

  /**
   * A slug decides. Otherwise the same name in the same district is the same record; other similar ones are doubtful.
   */
  match({ slug, nameZh, nameEn, districtId, lng, lat }: RowColumns): Match {
    if (slug !== undefined) {
      const at = this.#bySlug.get(slug)
      return at === undefined ? { is: 'unknown-slug' } : { is: 'same', at }
    }
    const position: Position | null = lng !== undefined && lat !== undefined ? [lng, lat] : null
    for (const name of [nameZh, nameEn]) {
      if (name === undefined) continue
      const same = this.#names.same(name)
      const here = same.filter((at) => districtId === undefined || this.record(at).districtId === districtId)
      if (here.length === 1) return { is: 'same', at: here[0]! }
      if (same.length > 0) return this.#doubtful(here[0] ?? same[0]!, 1, position)
    }
    return this.#near(nameZh ?? nameEn ?? '', districtId, position)
  }

  #near(name: string, districtId: string | undefined, position: Position | null): Match {
    const like = this.#names.nearest(name, SLIGHTLY_SIMILAR, (at) => {
      const km = this.#km(at, position)
      return (km !== null && km <= NEARBY_KM) || this.record(at).districtId === districtId
    })
    if (!like) return { is: 'new' }
    const km = this.#km(like.id, position)
    const isDoubtful = like.similarity >= SIMILAR || (km !== null && km <= NEARBY_KM)
    return isDoubtful ? this.#doubtful(like.id, like.similarity, position) : { is: 'new' }
  }

  #doubtful = (at: number, similarity: number, position: Position | null): Match => ({
    is: 'doubtful',
    at,
    similarity,
    km: this.#km(at, position),
  })

  #km(at: number, position: Position | null): number | null {
    const recorded = this.record(at).position
    return recorded && position ? kmBetween(recorded, position) : null
  }
}

/** One value that would change. */
export interface ColumnChange {
  readonly column: keyof RowColumns
  readonly before: unknown
  readonly after: unknown
}

/** Positions closer than this are the same: converting between datums is exact to a metre. */
const SAME_KM = 0.002

/**
 * The columns in which the row differs from the record. Empty cells are no differences, nor is a name that the record
 * already has.
 */
export function columnChanges(before: Readonly<Record<string, unknown>>, columns: RowColumns): ColumnChange[] {
  const isSamePlace =
    columns.lng !== undefined &&
    typeof before.lng === 'number' &&
    kmBetween([before.lng, Number(before.lat)], [columns.lng, columns.lat!]) <= SAME_KM
  const names = [before.nameZh, before.nameEn, before.aliases].flat().map((name) => plainName(String(name ?? '')))
  const isKnownName = (column: string) =>
    (column === 'nameZh' || column === 'nameEn') && names.includes(plainName(columns[column] ?? ''))
  return (Object.keys(columns) as (keyof RowColumns)[])
    .filter((column) => column !== 'slug' && !isKnownName(column))
    .filter((column) => !(isSamePlace && (column === 'lng' || column === 'lat')))
    .filter((column) => JSON.stringify(before[column] ?? null) !== JSON.stringify(columns[column] ?? null))
    .map((column) => ({ column, before: before[column] ?? null, after: columns[column] }))
}
