/** A working copy read as its readers would, without anything of it becoming public. */

import { expect, it } from 'vitest'
import { readAsPublished } from '#prisma/manage/as-published'
import { getProject } from '#prisma/read/projects'
import { query, transaction } from '#prisma/transaction'
import { readOne, saveRecords } from '#prisma/write/index'
import { create, name, revision, sip, withSeededDatabase } from '../write/seeded'

withSeededDatabase()

const preview = async (id: string) => {
  const { values } = (await readOne(query, 'project', id))!
  return readAsPublished('project', id, values, () => getProject(String(values.columns.slug)))
}

it('shows a project that nobody sees yet, with an organisation and a source that are drafts too', async () => {
  const made = await create()
  const before = await revision()
  const [firm, source] = await transaction((q) =>
    saveRecords(q, sip, [
      {
        ...{ type: 'organisation', id: null, version: 0, why: '' },
        values: { columns: { nameZh: '测试公司', nameEn: 'Firm', aliases: [] }, cites: {}, parts: {} },
      },
      {
        ...{ type: 'source', id: null, version: 0, why: '' },
        values: { columns: { titleZh: '测试公告', titleEn: 'Notice' }, cites: {}, parts: {} },
      },
    ]),
  )
  const { values, version } = (await readOne(query, 'project', made.id))!
  const cites = [{ sourceId: source!.id, locatorZh: null, locatorEn: null }]
  const participations = [{ id: '', columns: { organisationId: firm!.id, role: 'investor' }, cites }]
  const edit = { type: 'project' as const, id: made.id, version, why: '' }
  await transaction((q) =>
    saveRecords(q, sip, [{ ...edit, values: { ...values, parts: { ...values.parts, participations } } }]),
  )
  const shown = await preview(made.id)
  expect(shown).toMatchObject({ name: { en: name }, organisations: [{ name: { zh: '测试公司' } }] })
  expect(shown!.sources.map(({ title }) => title.zh)).toContain('测试公告')
  expect(await getProject(made.slug!)).toBeNull()
  expect(await revision()).toBe(before)
})

it('gives nothing where the record names what there is no more', async () => {
  const made = await create()
  const { values } = (await readOne(query, 'project', made.id))!
  const columns = { ...values.columns, placeId: 'gone' }
  expect(await readAsPublished('project', made.id, { ...values, columns }, async () => 'shown')).toBeNull()
})
