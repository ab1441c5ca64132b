import { describe, expect, it } from 'vitest'
import { DEFAULT_CHOICES } from '#geo/import/choices'
import { isError } from '#geo/import/problems'
import { askUndo, cancelStep, checkWith, choose, dropBatch, receiveFile, startImport } from '#prisma/import/actions'
import { getBatch, getBatches, getRows } from '#prisma/import/read'
import { query } from '#prisma/transaction'
import { csv } from '../../support/import-files'
import { boss, everything, file, guest, row, sip, snd, withPeople } from './journey'
import { checked, person, read, SIP, settled } from './support'

withPeople()

describe('who may', () => {
  it('a viewer imports nothing, and an editor sees only his own files', async () => {
    await expect(receiveFile(guest, 'a.csv', file(row('访客')))).rejects.toMatchObject({ code: 'role' })
    const batch = await checked(sip, file(row('私有项目')))
    expect(await getBatch(snd, batch.id)).toBeNull()
    expect(await getBatch(boss, batch.id)).toMatchObject({ id: batch.id })
    expect((await getBatches(snd)).some(({ id }) => id === batch.id)).toBe(false)
    for (const act of [startImport, cancelStep, dropBatch, askUndo])
      await expect(act(snd, batch.id)).rejects.toMatchObject({ code: 'gone' })
    await expect(choose(boss, batch.id, DEFAULT_CHOICES)).rejects.toMatchObject({ code: 'gone' })
  })

  it('an editor of one district brings nothing into another, new or changed', async () => {
    const batch = await checked(
      sip,
      csv([
        ['项目名称', '所在区', '项目类型', '产业'],
        ['越界项目', '苏州高新区', '平台', '数字经济'],
        ['江苏苏州医疗器械创新基地', '', '', '科学研究'],
      ]),
    )
    const rows = await getRows(batch.id, 'bad', 1)
    expect(rows.map(({ problems }) => problems.filter(isError).map(({ code }) => code))).toEqual([
      ['forbidden'],
      ['forbidden'],
    ])
  })

  it('rights taken away meanwhile hold, and nothing is written', async () => {
    const fired = await person('editor', [SIP])
    const batch = await checked(fired, file(row('离职项目')))
    await query(`UPDATE "User" SET "role" = 'viewer' WHERE "id" = $1`, [fired.id])
    const before = await everything()
    await startImport(fired, batch.id)
    expect(await settled(boss, batch.id)).toMatchObject({ state: 'preview', problem: 'forbidden' })
    expect(await everything()).toEqual(before)
  })

  it('no column that the table does not have is set', async () => {
    const batch = await read(sip, file(row('质量')))
    await expect(checkWith(sip, batch.id, { ...batch.settings, role: 'admin' })).rejects.toThrow()
    await expect(checkWith(sip, batch.id, { ...batch.settings, columns: ['search'] })).rejects.toThrow()
  })
})
