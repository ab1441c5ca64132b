import { expect, it } from 'vitest'
import { DEFAULT_CHOICES } from '#geo/import/choices'
import { type ChosenWords, NEW_RECORD, type WordField } from '#geo/import/words'
import { checkWith, choose, startImport } from '#prisma/import/actions'
import { getRows } from '#prisma/import/read'
import { settingsOf } from './cases'
import { boss, count, withPeople } from './journey'
import { settled } from './support'

withPeople()

it('event-b: with the suggestions accepted and four choices, all 22 rows become records', async () => {
  const batch = await settingsOf(boss, 'event-b-groundbreaking-gb18030.csv')
  const all = batch.hint!.words!
  const open = all.filter(({ field }) => field !== 'investor')
  // Each of the 22 companies is offered to be made, none is taken for another.
  expect(all.filter(({ field, isClear }) => field === 'investor' && !isClear).length).toBe(22)
  expect(
    open.map(({ field, word, rows, suggestions, isClear }) => [field, word, rows, suggestions[0], isClear]),
  ).toEqual([
    ['sector', '光子', 6, 'electronic-information', true],
    ['status', '拟开工', 6, 'in-preparation', true],
  ])
  const words: ChosenWords = Object.fromEntries(
    (['sector', 'status', 'investor'] satisfies WordField[]).map((field) => [
      field,
      Object.fromEntries(
        all
          .filter((one) => one.field === field)
          .map(({ word, suggestions }) => [word, field === 'investor' ? NEW_RECORD : suggestions[0]!]),
      ),
    ]),
  )
  await checkWith(boss, batch.id, {
    ...batch.settings,
    words,
    answers: { 'amount-unit': 'both' },
    forAll: { ...batch.settings.forAll, kind: 'factory', source: 'S1' },
  })
  const checked = await settled(boss, batch.id)
  expect(checked.counts).toMatchObject({ new: 22, bad: 0, left: 3 })
  const [first] = await getRows(batch.id, 'new', 1)
  expect(first!.reading!.columns).toMatchObject({ sector: 'electronic-information', districtId: '320505' })
  await choose(boss, batch.id, { ...DEFAULT_CHOICES, state: 'published' })
  await startImport(boss, batch.id)
  expect(await settled(boss, batch.id)).toMatchObject({ state: 'done', created: 22 })
  expect(
    await count(
      `"Participation" r JOIN "Organisation" o ON o."id" = r."organisationId" WHERE o."nameZh" LIKE '某某%有限公司'`,
    ),
  ).toBe(22)
  expect(await count(`"Project" WHERE "nameZh" LIKE '某某%' AND "addressZh" LIKE '苏州高新区%'`)).toBe(22)
})

it('w1: words for districts are suggested, chosen already only where one is clearly the best', async () => {
  const { hint } = await settingsOf(boss, 'w1-districts.csv')
  expect(hint!.words!.map(({ word, suggestions, isClear }) => [word, suggestions.join(' '), isClear])).toEqual([
    ['苏州', '320571 320505', false],
    ['苏州市', '320571 320505', false],
    ['独墅湖高教区', '320571', true],
    ['苏州新区', '320505', true],
    ['深圳', '', false],
    ['太湖科学城', '320505', true],
  ])
})
