import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '#geo/edit/roles'
import { query } from '#prisma/transaction'
import { makeTerms } from '#prisma/vocabulary/new-terms'
import { readTerms } from '#prisma/vocabulary/terms'
import { startSeeded } from '../../support/app'
import { person } from '../import/support'

let stop: () => Promise<void>
let admin: Actor
beforeAll(async () => {
  stop = await startSeeded()
  admin = await person('admin')
})
afterAll(() => stop?.())

it('makes terms with a free colour and sign each, and finds those that are there', async () => {
  const before = await readTerms(query)
  const wanted = [
    { vocabulary: 'sector', zh: '氢能源', en: 'Hydrogen' },
    { vocabulary: 'sector', zh: '低空经济产业', en: 'Low-altitude economy' },
    { vocabulary: 'kind', zh: '研学营地', en: 'Study camp' },
    { vocabulary: 'status', zh: '暂缓评估', en: 'Under second review' },
  ] as const
  const values = await makeTerms(admin, wanted)
  expect(values).toEqual(['hydrogen', 'low-altitude-economy', 'study-camp', 'under-second-review'])
  const { sector } = await readTerms(query)
  const used = sector.filter(({ isRetired }) => !isRetired)
  expect(new Set(used.map(({ colour }) => colour)).size).toBe(used.length)
  expect(new Set(used.map(({ glyph }) => glyph)).size).toBe(used.length)
  expect(sector.length).toBe(before.sector.length + 2)
  expect(await makeTerms(admin, wanted)).toEqual(values)
  expect((await readTerms(query)).sector.length).toBe(sector.length)
})

it('makes none without a name in each language, of a name that another has, or for an editor', async () => {
  const before = await readTerms(query)
  const [known] = before.sector
  expect(
    await makeTerms(admin, [
      { vocabulary: 'sector', zh: '无英文名', en: '' },
      { vocabulary: 'sector', zh: known!.zh, en: 'Other English' },
    ]),
  ).toEqual([null, null])
  expect(await makeTerms(await person('reviewer'), [{ vocabulary: 'kind', zh: '甲类', en: 'Kind A' }])).toEqual([null])
  expect(await readTerms(query)).toEqual(before)
})
