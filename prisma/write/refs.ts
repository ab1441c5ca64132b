/** What records refer to: the districts that they belong to, and whether every record they name is public. */

import type { Columns, Problem, RecordType, RecordValues } from '#geo/edit/values'
import { lookUp } from '#geo/look-up'
import type { Query } from '../query'
import { EDITED, MODEL_OF_COLUMN } from '../records/edited'
import type { RecordModel } from '../records/record-entry'
import { type Stored, table } from '../tables'

/**
 * The districts of each record, in the same order: empty for records that all districts share (organisations, sources),
 * null for records without a district (a venue elsewhere, a figure of an event that does not exist).
 */
export async function districtsOf(
  query: Query,
  type: RecordType,
  records: readonly Columns[],
): Promise<(readonly string[] | null)[]> {
  if (!EDITED[type].hasDistrict) return records.map(() => [])
  const eventIds = type === 'indicator' ? records.map(({ eventId }) => eventId).filter((id) => id !== null) : []
  const events = new Map<string, string | null>()
  if (eventIds.length > 0) {
    const [e, d] = [table('Event'), table('Draft')]
    // An event that is still a draft belongs to the district that it names.
    const rows = await query<Stored<'Event', 'id' | 'districtId'>>(
      `SELECT ${d.recordId} AS "id", ${d.values}->'columns'->>'districtId' AS "districtId" FROM ${d}
        WHERE ${d.record} = 'event' AND ${d.recordId} = ANY($1)
      UNION ALL SELECT ${e.id}, ${e.districtId} FROM ${e} WHERE ${e.id} = ANY($1)`,
      [eventIds],
    )
    for (const { id, districtId } of rows) events.set(id, districtId)
  }
  return records.map(({ districtId, eventId }) => {
    const id = districtId ?? events.get(String(eventId))
    return typeof id === 'string' ? [id] : null
  })
}

interface Ref {
  readonly path: string
  readonly model: RecordModel
  readonly id: string
}

const columnRefs = (at: string, columns: Columns): Ref[] =>
  Object.entries(MODEL_OF_COLUMN).flatMap(([name, model]) => {
    const id = lookUp(columns, name)
    return typeof id === 'string' ? [{ path: `${at}.${name}`, model, id }] : []
  })

/** Every record that the values name, sources included. */
export function refsOf({ columns, cites, parts }: RecordValues): Ref[] {
  const sources = (at: string, list: readonly { readonly sourceId: string }[]) =>
    list.map(({ sourceId }): Ref => ({ path: at, model: 'Source', id: sourceId }))
  return [
    ...columnRefs('columns', columns),
    ...Object.entries(cites).flatMap(([field, list]) => sources(`cites.${field}`, list)),
    ...Object.entries(parts).flatMap(([name, list]) =>
      list.flatMap((part, i) => [
        ...columnRefs(`parts.${name}.${i}.columns`, part.columns),
        ...sources(`parts.${name}.${i}.cites`, part.cites),
      ]),
    ),
  ]
}

/** The references to records that are not public; `index` is that of the referring record in the list. */
export async function missingRefs(
  query: Query,
  records: readonly RecordValues[],
): Promise<(Problem & { index: number })[]> {
  const refs = records.flatMap((values, index) => refsOf(values).map((ref) => ({ ...ref, index })))
  const missing: (Problem & { index: number })[] = []
  for (const model of new Set(refs.map((ref) => ref.model))) {
    const t = table(model)
    const toModel = refs.filter((ref) => ref.model === model)
    const rows = await query<{ id: string }>(`SELECT ${t.id} FROM ${t} WHERE ${t.id} = ANY($1)`, [
      [...new Set(toModel.map(({ id }) => id))],
    ])
    const published = new Set(rows.map(({ id }) => id))
    for (const { path, id, index } of toModel)
      if (!published.has(id)) missing.push({ index, path, code: 'missing-reference', value: id })
  }
  return missing
}
