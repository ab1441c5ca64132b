/** Loads the records that the rows of a sheet may name, as they stand, drafts too. */

import { randomUUID } from 'node:crypto'
import { RECORD_TYPES, type RecordType } from '#geo/edit/values'
import { RecordBook } from '#geo/import/sheets/record-book'
import type { Query } from '../../query'
import { EDITED } from '../../records/edited'
import { table } from '../../tables'
import { readWorking } from '../../write/read'

const [d, p] = [table('Draft'), table('Project')]

export interface LoadedBook {
  readonly book: RecordBook
  /** The version of each record, by type and id. */
  readonly versions: ReadonlyMap<string, number>
}

/** All records but projects, of which only those are loaded that `named` names by id, address or name. */
export async function loadBook(query: Query, named: readonly string[]): Promise<LoadedBook> {
  const book = new RecordBook(() => `new-${randomUUID()}`)
  const versions = new Map<string, number>()
  for (const type of RECORD_TYPES) {
    const working = await readWorking(query, type, await idsOf(query, type, named))
    for (const { id, version, values } of working.values()) {
      book.put(type, id, values)
      versions.set(`${type} ${id}`, version)
    }
  }
  return { book, versions }
}

async function idsOf(query: Query, type: RecordType, named: readonly string[]): Promise<string[]> {
  const t = table(EDITED[type].model, 't')
  const rows =
    type === 'project'
      ? await query<{ id: string }>(
          `SELECT ${p.id} FROM ${p} WHERE $1::text[] && ARRAY[${p.id}, ${p.slug}, ${p.nameZh}, ${p.nameEn}]`,
          [named],
        )
      : await query<{ id: string }>(
          `SELECT ${t.id} FROM ${t} UNION SELECT ${d.recordId} FROM ${d} WHERE ${d.record} = $1 ORDER BY 1`,
          [type],
        )
  return rows.map(({ id }) => id)
}
