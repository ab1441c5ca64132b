/** Builds the citations of the founding data. */

import { type CitableRecord, givenFields } from '../records/citable'
import type { Entry } from './schema'

type Citation = Entry<'citations'>

/** Where in the source, in both languages: [Chinese, English]. */
type Locator = readonly [string, string]

/**
 * One citation for each of `fields`: `source` backs them and `fact` (an id of the fact list, or null) names the
 * statement.
 */
export function cite(
  source: string,
  fact: string | null,
  record: CitableRecord,
  recordId: string,
  fields: readonly string[],
  locator?: Locator,
): Citation[] {
  return fields.map((field) => ({
    id: `${source}.${record}.${recordId}.${field}`,
    sourceId: source,
    record,
    recordId,
    field,
    locatorZh: locator?.[0] ?? null,
    locatorEn: locator?.[1] ?? null,
    fact,
  }))
}

/** Cites every field of `row` that holds a value, save `except`, which is cited on its own. */
export function citeRow(
  source: string,
  fact: string | null,
  record: CitableRecord,
  row: object & { id: string },
  except: readonly string[] = [],
): Citation[] {
  const fields = givenFields(record, row).filter((field) => !except.includes(field))
  return cite(source, fact, record, row.id, fields)
}
