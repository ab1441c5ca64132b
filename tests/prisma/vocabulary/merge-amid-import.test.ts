import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '#geo/edit/roles'
import { DEFAULT_CHOICES } from '#geo/import/choices'
import { checkWith, choose, startImport } from '#prisma/import/actions'
import { query } from '#prisma/transaction'
import { mergeTerms } from '#prisma/vocabulary/edit'
import { startSeeded } from '../../support/app'
import { file, row } from '../import/journey'
import { checked, person, read, settled } from '../import/support'

let stop: () => Promise<void>
let admin: Actor

beforeAll(async () => {
  stop = await startSeeded()
  admin = await person('admin')
})
afterAll(() => stop?.())

const sectorOf = async (name: string) =>
  (await query<{ sector: string }>('SELECT "sector" FROM "Project" WHERE "nameZh" = $1', [name]))[0]?.sector

it('a row that was read before a merge is written with the heir, and so are words that were chosen and remembered', async () => {
  const table = file(row('并前读', { 产业: '人工智能' }), row('并前选', { 产业: '智算' }))
  const batch = await checked(admin, table, { words: { sector: { 智算: 'artificial-intelligence' } } })
  expect(batch.counts).toMatchObject({ new: 2, bad: 0 })
  const waiting = await checked(admin, file(row('并前等', { 产业: '智算' })), {
    words: { sector: { 智算: 'artificial-intelligence' } },
  })
  expect((await mergeTerms(admin, 'sector', 'artificial-intelligence', 'software')).outcome).toBe('done')

  await choose(admin, batch.id, { ...DEFAULT_CHOICES, state: 'published' })
  await startImport(admin, batch.id)
  expect(await settled(admin, batch.id)).toMatchObject({ state: 'done', created: 2, problem: null })
  expect([await sectorOf('并前读'), await sectorOf('并前选')]).toEqual(['software', 'software'])

  await checkWith(admin, waiting.id, waiting.settings) // once more, by the words of before
  expect((await settled(admin, waiting.id)).counts).toMatchObject({ new: 1, bad: 0 })
  const next = await read(admin, file(row('并后读', { 产业: '智算' })))
  expect(next.hint?.words).toMatchObject([{ word: '智算', remembered: { value: 'software' } }])
})
