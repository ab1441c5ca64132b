/** What readers see of a project's history names nothing that is not public. */

import { afterAll, beforeAll, expect, it } from 'vitest'
import { ProjectHistory } from '#app/project-history'
import { query } from '#prisma/transaction'
import { startSeeded } from '../../support/app'
import { markupOf } from '../../support/markup'

const SECRET = 'A title that nobody may see'
const SOURCES = ['source-of-a-draft', 'source-renamed', 'source-withdrawn', 'source-public'] as const
let stop: () => Promise<void>

beforeAll(async () => {
  stop = await startSeeded()
  for (const id of ['source-renamed', 'source-public'])
    await query(`INSERT INTO "Source" ("id", "titleZh", "titleEn") VALUES ($1, '公开的题名', 'A public title')`, [id])
  for (const id of ['source-of-a-draft', 'source-renamed', 'source-withdrawn'])
    await query(
      `INSERT INTO "Draft" ("record", "recordId", "nameZh", "nameEn", "districtIds", "state", "version", "values", "updatedBy")
        VALUES ('source', $1, $2, $2, '{}', 'draft', 1, '{}', 'x')`,
      [id, SECRET],
    )
  const valuesOf = (cites: readonly string[], placeId: string | null) => ({
    columns: { nameZh: '某', nameEn: 'X', placeId },
    parts: {},
    cites: { name: cites.map((sourceId) => ({ sourceId, locatorZh: null, locatorEn: null })) },
  })
  await query(
    `INSERT INTO "Change" ("record", "recordId", "userId", "userName", "action", "version", "before", "after", "why")
      VALUES ('project', 'P01', 'x', 'x', 'publish', 2, $1, $2, '')`,
    [
      valuesOf([], 'place-that-is-gone'),
      { ...valuesOf(SOURCES, null), columns: { nameZh: '某某', nameEn: 'Y', placeId: null } },
    ],
  )
})
afterAll(() => stop?.())

it.each(['zh', 'en'] as const)('in %s sources and places that are not public stay unnamed', async (locale) => {
  const html = await markupOf(await ProjectHistory({ id: 'P01', locale }))
  expect(html).not.toContain(SECRET)
  expect(html).not.toContain('place-that-is-gone')
  expect(html).toContain({ zh: '公开的题名', en: 'A public title' }[locale])
  expect(html).toContain({ zh: '已不公开的记录', en: 'not public any more' }[locale])
})
