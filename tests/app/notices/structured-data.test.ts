/** What machines are told of a record's age. */

import { expect, it } from 'vitest'
import { projectJsonLd } from '#app/structured-data'
import type { ProjectRecord, SourceRecord } from '#geo/records'

const SOURCE: SourceRecord = {
  id: 'S1',
  title: { zh: '综述', en: 'Round-up' },
  publisher: null,
  url: null,
  archiveUrl: null,
  published: { date: '2021-10-01', precision: 'month' },
  note: null,
}

it('the description for machines gives the dates of the sources and of the check, none of the database', () => {
  const project = {
    ...{ name: SOURCE.title, aliases: [], summary: SOURCE.title, slug: 'x', place: null, sources: [SOURCE] },
    ...{ location: { position: null, precision: 'city', errorM: null }, district: { name: SOURCE.title } },
    check: null,
  } as unknown as ProjectRecord
  const text = JSON.stringify(projectJsonLd(project, 'en'))
  expect(text).toContain('"datePublished":"2021-10"')
  expect(text).not.toMatch(/dateModified|lastReviewed/)
  const checked = JSON.stringify(projectJsonLd({ ...project, check: { date: '2026-03-01', role: 'editor' } }, 'en'))
  expect(checked).toContain('"lastReviewed":"2026-03-01"')
})
