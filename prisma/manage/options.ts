/** What editors choose from: the records that others refer to. */

import '#server-only'
import type { Options } from '#geo/edit/options'
import { query } from '../transaction'

/** More would make a list that nobody reads; the newest come first. */
const MOST = 400

/** Districts by code; places, organisations and events by name; sources newest first, drafts too. */
export async function getOptions(): Promise<Options> {
  const rows = await query<{ kind: keyof Options; id: string; zh: string; en: string }>(
    `(SELECT 'district' AS "kind", "id", "nameZh" AS "zh", "nameEn" AS "en" FROM "District" ORDER BY "id")
    UNION ALL (SELECT 'place', "id", "nameZh", "nameEn" FROM "Place" ORDER BY "nameZh" LIMIT $1)
    UNION ALL (SELECT 'organisation', "id", "nameZh", "nameEn" FROM "Organisation" ORDER BY "nameZh" LIMIT $1)
    UNION ALL (SELECT 'event', "id", "nameZh", "nameEn" FROM "Event" ORDER BY "date" DESC LIMIT $1)
    UNION ALL (SELECT 'source', "recordId", "nameZh", "nameEn" FROM "Draft"
      WHERE "record" = 'source' AND "state" <> 'published' ORDER BY "updatedAt" DESC LIMIT $1)
    UNION ALL (SELECT 'source', "id", "titleZh", "titleEn" FROM "Source" s WHERE NOT EXISTS (
      SELECT FROM "Draft" d WHERE d."record" = 'source' AND d."recordId" = s."id" AND d."state" <> 'published')
      ORDER BY "publishedOn" DESC NULLS LAST, "id" LIMIT $1)`,
    [MOST],
  )
  const options: Record<keyof Options, { id: string; zh: string; en: string }[]> = {
    district: [],
    place: [],
    organisation: [],
    event: [],
    source: [],
  }
  for (const { kind, ...option } of rows) options[kind].push(option)
  return options
}
