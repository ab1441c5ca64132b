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

/** Told of a record that values name, and how to say where. */
type Visit = (model: RecordModel, id: string, path: () => string) => void

const REFERRING = Object.entries(MODEL_OF_COLUMN)

function eachColumnRef(at: () => string, columns: Columns, visit: Visit): void {
  for (const [name, model] of REFERRING) {
    const id = lookUp(columns, name)
    if (typeof id === 'string') visit(model, id, () => `${at()}.${name}`)
  }
}

/** Visits every record that the values name, sources included. */
export function eachRef({ columns, cites, parts }: RecordValues, visit: Visit): void {
  eachColumnRef(() => 'columns', columns, visit)
  for (const [field, list] of Object.entries(cites))
    for (const { sourceId } of list) visit('Source', sourceId, () => `cites.${field}`)
  for (const [name, list] of Object.entries(parts)) {
    for (const [i, part] of list.entries()) {
      eachColumnRef(() => `parts.${name}.${i}.columns`, part.columns, visit)
      for (const { sourceId } of part.cites) visit('Source', sourceId, () => `parts.${name}.${i}.cites`)
    }
  }
}

/** The references to records that are not public; `index` is that of the referring record in the list. */
export async function missingRefs(
  query: Query,
  records: readonly RecordValues[],
): Promise<(Problem & { index: number })[]> {
  const absent = new Map<RecordModel, Set<string>>()
  const addTo = (model: RecordModel, id: string) => absent.set(model, (absent.get(model) ?? new Set()).add(id))
  for (const values of records) eachRef(values, addTo)
  for (const [model, ids] of absent) {
    const t = table(model)
    const rows = await query<{ id: string }>(`SELECT ${t.id} FROM ${t} WHERE ${t.id} = ANY($1)`, [[...ids]])
    for (const { id } of rows) ids.delete(id)
  }
  const missing: (Problem & { index: number })[] = []
  for (const [index, values] of records.entries())
    eachRef(values, (model, id, path) => {
      if (absent.get(model)?.has(id)) missing.push({ index, path: path(), code: 'missing-reference', value: id })
    })
  return missing
}
