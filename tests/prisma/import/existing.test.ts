import { describe, expect, it } from 'vitest'
import { askUndo, setRowChoice, startImport } from '#prisma/import/actions'
import { getPlan, getRows, getTouched } from '#prisma/import/read'
import { transaction } from '#prisma/transaction'
import { readOne, saveRecords } from '#prisma/write/index'
import { csv } from '../../support/import-files'
import { boss, count, everything, file, importAll, row, sip, snd, withPeople } from './journey'
import { checked, settled } from './support'

withPeople()

describe('rows meet the records that are there', () => {
  const NETEASE = '网易苏州数字文化创新中心'
  it('the same, changed with what differs, and doubtful ones', async () => {
    const bytes = csv([
      ['项目名称', '所在区', '项目类型', '产业', '进度'],
      [NETEASE, '苏州工业园区', '创新中心', '数字文化', '已投用'],
      ['苏州上海大学创新中心', '苏州工业园区', '创新中心', '', ''],
      ['网易苏州数字文化创新中心二期', '苏州工业园区', '创新中心', '数字文化', ''],
    ])
    const batch = await checked(sip, bytes)
    const rows = await getRows(batch.id, 'all', 1)
    expect(rows.map(({ verdict }) => verdict)).toEqual(['changed', 'same', 'doubtful'])
    expect(rows[0]!.differences).toMatchObject({ name: NETEASE, changes: [{ column: 'status', after: 'operating' }] })
    expect(rows[2]!.differences!.like!.similarity).toBeGreaterThan(0.75)
    expect(await getPlan(batch)).toEqual({ create: 0, update: 1, skip: 1, stopped: 0, open: 1 })
    await expect(startImport(sip, batch.id)).rejects.toMatchObject({ code: 'not-ready' })
    await setRowChoice(sip, batch.id, 4, 'create')
    await startImport(sip, batch.id)
    expect(await settled(sip, batch.id)).toMatchObject({ state: 'done', created: 1, changed: 1 })
    const record = await transaction((tx) => readOne(tx, 'project', 'P02'))
    expect(record).toMatchObject({ state: 'review', isPublic: true })
    expect(record!.values.columns.status).toBe('operating')
    expect(record!.values.columns.nameEn).toBe('NetEase Suzhou Digital Culture Innovation Center')
  })

  it('somebody faster wins: nothing of the import happens, and it says whose record it was', async () => {
    const batch = await checked(
      snd,
      csv([
        ['项目名称', '所在区', '进度'],
        ['腾讯(苏州)数字产业基地', '苏州高新区', '已投用'],
      ]),
    )
    const standing = (await transaction((tx) => readOne(tx, 'project', 'P14')))!
    await transaction((tx) =>
      saveRecords(tx, boss, [
        {
          type: 'project',
          id: 'P14',
          version: standing.version,
          why: 'x',
          values: { ...standing.values, columns: { ...standing.values.columns, status: 'settled' } },
        },
      ]),
    )
    const before = await everything()
    await startImport(snd, batch.id)
    expect(await settled(snd, batch.id)).toMatchObject({
      state: 'preview',
      problem: expect.stringContaining('conflict 腾讯'),
    })
    expect(await everything()).toEqual(before)
  })
})

describe('an import is undone', () => {
  it('new records go, changed ones are as before, the history stays', async () => {
    const before = (await transaction((tx) => readOne(tx, 'project', 'P03')))!
    const drafts = await count('"Draft"')
    const batch = await importAll(
      sip,
      csv([
        ['项目名称', '所在区', '项目类型', '产业', '进度'],
        ['友谊时光总部大楼', '苏州工业园区', '', '', '已奠基'],
        ['撤销项目', '苏州工业园区', '平台', '数字经济', ''],
      ]),
    )
    expect(batch).toMatchObject({ state: 'done', created: 1, changed: 1 })
    const history = await count('"Change"')
    await askUndo(sip, batch.id)
    expect(await settled(sip, batch.id)).toMatchObject({ state: 'undone', problem: null })
    expect((await transaction((tx) => readOne(tx, 'project', 'P03')))!.values).toEqual(before.values)
    expect(await count(`"Draft" WHERE "nameZh" = '撤销项目'`)).toBe(0)
    expect(await count('"Change"')).toBe(history + 2)
    expect(await count('"Draft"')).toBeLessThanOrEqual(drafts + 1)
  })

  it('public records too, by a reviewer only', async () => {
    const batch = await importAll(boss, file(row('撤回公开项目')), { state: 'published' })
    expect(await count(`"Project" WHERE "nameZh" = '撤回公开项目'`)).toBe(1)
    await askUndo(boss, batch.id)
    expect(await settled(boss, batch.id)).toMatchObject({ state: 'undone' })
    expect(await count(`"Project" WHERE "nameZh" = '撤回公开项目'`)).toBe(0)
  })

  it('not once a later edit stands on it, and then nothing of it', async () => {
    const batch = await importAll(sip, file(row('后来改过'), row('没有改过')))
    const { id } = (await getTouched(batch.id)).find(({ name }) => name === '后来改过')!
    const standing = (await transaction((tx) => readOne(tx, 'project', id)))!
    await transaction((tx) =>
      saveRecords(tx, sip, [
        {
          type: 'project',
          id,
          version: standing.version,
          why: 'x',
          values: { ...standing.values, columns: { ...standing.values.columns, summaryZh: '改了。' } },
        },
      ]),
    )
    const before = await everything()
    await askUndo(sip, batch.id)
    expect(await settled(sip, batch.id)).toMatchObject({ state: 'done', problem: 'conflict 后来改过' })
    expect(await everything()).toEqual(before)
  })
})
