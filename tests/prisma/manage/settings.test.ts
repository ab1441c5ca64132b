import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '#geo/edit/settings'
import { readSettings, SettingsInput, writeSettings } from '#prisma/manage/settings'
import { query } from '#prisma/transaction'
import { startSeeded } from '../../support/app'

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startSeeded()
})
afterAll(() => stop?.())

const GOOD = {
  staleMonths: '6',
  approvalNumber: ' 苏S(2026)001号 ',
  contact: 'map@example.org',
  licenceZh: '知识共享 署名 4.0',
  licenceEn: 'CC BY 4.0',
  licenceUrl: 'https://creativecommons.org/licenses/by/4.0/',
}

it('have defaults, hold once they are written, and say who wrote them', async () => {
  expect(await readSettings()).toEqual(DEFAULT_SETTINGS)
  await writeSettings(SettingsInput.parse(GOOD), 'Ada')
  expect(await readSettings()).toEqual({
    staleMonths: 6,
    approvalNumber: '苏S(2026)001号',
    contact: 'map@example.org',
    licenceZh: '知识共享 署名 4.0',
    licenceEn: 'CC BY 4.0',
    licenceUrl: 'https://creativecommons.org/licenses/by/4.0/',
  })
  await writeSettings({ ...SettingsInput.parse(GOOD), staleMonths: 7 }, 'Bob')
  const rows = await query<{ key: string; updatedBy: string }>(
    'SELECT "key", "updatedBy" FROM "Setting" ORDER BY 1',
    [],
  )
  expect(rows.map(({ key, updatedBy }) => `${key} ${updatedBy}`)).toEqual([
    'approvalNumber Ada',
    'contact Ada',
    'licenceEn Ada',
    'licenceUrl Ada',
    'licenceZh Ada',
    'site seed',
    'staleMonths Bob',
  ])
})

it('that another version has written are passed over', async () => {
  await query(
    `INSERT INTO "Setting" VALUES ('colour', '"red"', 'x'), ('staleMonths', '"soon"', 'x')
    ON CONFLICT ("key") DO UPDATE SET "value" = EXCLUDED."value"`,
    [],
  )
  const { staleMonths: _, ...texts } = DEFAULT_SETTINGS
  await writeSettings(texts as never, 'x')
  expect(await readSettings()).toEqual(DEFAULT_SETTINGS)
})

describe('are refused', () => {
  it.each([
    ['no months', { staleMonths: null }],
    ['months without an end', { staleMonths: '1e9' }],
    ['half a month', { staleMonths: '1.5' }],
    ['an approval number of two lines', { approvalNumber: 'a\nb' }],
    ['a contact without an end', { contact: 'x'.repeat(201) }],
    ['a field that no form has', { role: 'admin' }],
  ])('with %s', (_, change) => {
    expect(SettingsInput.safeParse(GOOD).success).toBe(true)
    expect(SettingsInput.safeParse({ ...GOOD, ...change }).success).toBe(false)
  })
})
