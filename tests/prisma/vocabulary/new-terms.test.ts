import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '#geo/edit/roles'
import { query } from '#prisma/transaction'
import { shiftTerm, undoTermChange } from '#prisma/vocabulary/edit'
import { termHistory } from '#prisma/vocabulary/history'
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

it('puts a term at another place, which the history tells and an undoing takes back', async () => {
  const order = async () => (await readTerms(query)).sector.map(({ value }) => value)
  const newest = async () => (await termHistory('sector'))[0]!
  const before = await order()
  const [neighbour, last] = before.slice(-2) as [string, string]
  await shiftTerm(admin, 'sector', last, -1)
  expect((await order()).at(-2)).toBe(last)
  const differences = [{ field: 'place', before: String(before.length), after: String(before.length - 1) }]
  const moved = await newest()
  expect(moved).toMatchObject({ action: 'move', value: last, userName: admin.name, differences })
  // A neighbour that moves past it leaves it what its own change was.
  await shiftTerm(admin, 'sector', neighbour, -1)
  for (const { id } of [await newest(), moved])
    expect(await undoTermChange(admin, id)).toMatchObject({ outcome: 'done' })
  expect(await order()).toEqual(before)
  const undone = await newest()
  expect(undone).toMatchObject({ action: 'undo', isNewest: false })
  await shiftTerm(admin, 'sector', last, 1) // it is the last already: nothing to tell
  expect((await newest()).id).toBe(undone.id)
})
