/** Forms of imports: what they set, and where they lead. */

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import * as actions from '#app/actions/import'
import { actorOf } from '#prisma/auth/people'
import { getBatch } from '#prisma/import/read'
import { checked, read, SIP, settled } from '../../prisma/import/support'
import { startSeeded } from '../../support/app'
import { csv } from '../../support/import-files'
import { answerOf, formOf, signedIn } from './support'

const request = vi.hoisted(() => ({ headers: new Headers() }))
vi.mock('next/headers', () => ({ headers: async () => request.headers, cookies: async () => new Map() }))
vi.mock('next/cache', () => ({ revalidatePath: () => {} }))

const HEAD = ['项目名称', '英文名称', '项目类型', '产业', '所在区', '发布日期', '备注']
const bytes = (...names: readonly string[]) =>
  csv([HEAD, ...names.map((name) => [name, `Of ${name}`, '平台', '科学研究', '苏州工业园区', '2026-01-01', ''])])

let stop: () => Promise<void>
const me = async () => (await actorOf(request.headers))!
const batchOf = async (id: string) => (await getBatch(await me(), id))!
type Sent = Readonly<Record<string, string | readonly string[]>>
const send = (action: (form: FormData) => Promise<unknown>, id: string, more: Sent = {}) =>
  answerOf(action(formOf({ id, ...more })))

beforeAll(async () => {
  stop = await startSeeded()
  request.headers = (await signedIn('editor', [SIP])).headers
})
afterAll(() => stop?.())

describe('the form of columns', () => {
  it('sets what it says, a field for the first column that has it, and leads back', async () => {
    const { id, settings } = await read(await me(), bytes('列一'))
    const columns = Object.fromEntries(settings.columns.map((field, i) => [`column.${i}`, field ?? '']))
    const form = {
      ...columns,
      'column.6': settings.columns[0]!,
      ...{ amountUnit: '10000', amountCurrency: 'USD', datum: 'gcj02', turnSwapped: 'on', fillDown: ['1', '2'] },
      ...{ 'forAll.source': 'S1', 'forAll.kind': '', locale: 'en' },
      ...{ 'word.0.field': 'sector', 'word.0.word': '某业', 'word.0.value': 'biomed' },
    }
    expect(await send(actions.checkColumns, id, form)).toBe(`/en/manage/import/${id}`)
    const { settings: set } = await batchOf(id)
    expect(set).toMatchObject({
      amountUnit: 10_000,
      amountCurrency: 'USD',
      datum: 'gcj02',
      turnSwapped: true,
      fillDown: [1, 2],
    })
    expect(set.forAll).toEqual({ source: 'S1' })
    expect(set.words).toMatchObject({ sector: { 某业: 'biomed' } })
    expect(set.columns.slice(0, 7)).toEqual([...settings.columns.slice(0, 6), null])
  })

  it('makes a term of a word that is to be one, and says where it could not', async () => {
    request.headers = (await signedIn('admin')).headers
    const { id, settings } = await read(await me(), bytes('列二'))
    const columns = Object.fromEntries(settings.columns.map((field, i) => [`column.${i}`, field ?? '']))
    const word = (zh: string, en: string) => ({
      'word.0.field': 'sector',
      'word.0.word': zh,
      'word.0.value': '+',
      'word.0.zh': zh,
      'word.0.en': en,
    })
    const form = { ...columns, 'forAll.source': 'S1' }
    expect(await send(actions.checkColumns, id, { ...form, ...word('量子业', 'Quantum') })).toBe(`/manage/import/${id}`)
    expect((await batchOf(id)).settings.words).toMatchObject({ sector: { 量子业: 'quantum' } })
    const again = await read(await me(), bytes('列三'))
    expect(await send(actions.checkColumns, again.id, { ...form, ...word('某业', '') })).toBe(
      `/manage/import/${again.id}?error=new-term`,
    )
    expect(await send(actions.checkColumns, again.id, { ...form, amountUnit: '-1' })).toMatch(/\?error=/)
  })
})

describe('a file that has been compared', () => {
  it('takes choices for all rows and for one, corrections, and leads back to where one stood', async () => {
    const { id } = await checked(await me(), bytes('一', '二'))
    const here = `/manage/import/${id}`
    expect(await send(actions.chooseAll, id, { bad: 'skip', changed: 'skip', doubtful: 'skip', state: 'review' })).toBe(
      here,
    )
    expect((await batchOf(id)).choices).toMatchObject({ changed: 'skip', state: 'review' })
    expect(await send(actions.chooseAll, id, { changed: 'burn' })).toBe(`${here}?error=other`)
    expect(await send(actions.chooseRow, id, { no: '2', choice: 'skip', here: '?show=new&page=2' })).toBe(
      `${here}?show=new&page=2#row-2`,
    )
    expect(await send(actions.chooseRow, id, { no: '2', choice: '', here: '//evil.example' })).toBe(`${here}#row-2`)
    expect(await send(actions.correctRow, id, { no: '2', 'cell.0': '改名', here: '?page=1' })).toBe(`${here}?page=1`)
    await settled(await me(), id)
    expect((await batchOf(id)).state).toBe('preview')
    expect(await send(actions.columnsAgain, id)).toBe(here)
    expect((await batchOf(id)).state).toBe('mapping')
    expect(await send(actions.dropFile, id)).toBe(here)
    expect(await send(actions.start, id)).toMatch(/\?error=/)
  })

  it.each([
    ['start', actions.start],
    ['cancel', actions.cancel],
    ['undo', actions.undo],
    ['dropFile', actions.dropFile],
    ['cure', actions.cure],
    ['readAsKind', actions.readAsKind],
    ['chooseTable', actions.chooseTable],
    ['readIn', actions.readIn],
    ['lookUpPositions', actions.lookUpPositions],
    ['acceptPositions', actions.acceptPositions],
  ])('of somebody else is gone to %s', async (_, action) => {
    const { id } = await read(await me(), bytes(`他人 ${_}`))
    request.headers = (await signedIn('editor', [SIP])).headers
    expect(await send(action, id, { locale: 'en' })).toMatch(/^\/en\/manage\/import(\?error=gone|\/[^?]+\?error=\w+)$/)
    expect(await send(action, 'nowhere')).toMatch(/\?error=/)
  })
})

it('an import is started, and undone, by its forms', async () => {
  const { id } = await checked(await me(), bytes('真的'))
  expect(await send(actions.start, id, { bad: 'stop', changed: 'update', doubtful: 'skip', state: 'draft' })).toBe(
    `/manage/import/${id}`,
  )
  expect(await settled(await me(), id)).toMatchObject({ state: 'done', created: 1 })
  expect(await send(actions.undo, id)).toBe(`/manage/import/${id}`)
  expect(await settled(await me(), id)).toMatchObject({ state: 'undone' })
})
