/** Forms of admins: terms, base maps and borders; what each writes, where it leads, and what it tells. */

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { checkShapesAgain, publishBoundaries, showBoundaries } from '#app/actions/boundaries'
import { removeGround, saveGround } from '#app/actions/grounds'
import { deleteTermForm, mergeTermForm, saveTermForm, shiftTermForm, undoTermForm } from '#app/actions/vocabulary'
import { termPrint } from '#geo/edit/terms'
import { getUpload, receiveShapes } from '#prisma/boundaries/uploads'
import { query } from '#prisma/transaction'
import { termHistory } from '#prisma/vocabulary/history'
import { reindexTerms } from '#prisma/vocabulary/reindex'
import { readTerms } from '#prisma/vocabulary/terms'
import { box, collection } from '../../prisma/boundaries/support'
import { startSeeded } from '../../support/app'
import { answerOf, formOf, signedIn } from './support'

const request = vi.hoisted(() => ({ headers: new Headers() }))
vi.mock('next/headers', () => ({ headers: async () => request.headers, cookies: async () => new Map() }))
vi.mock('next/cache', () => ({ revalidatePath: () => {} }))

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startSeeded()
  request.headers = (await signedIn('admin')).headers
})
afterAll(async () => {
  await reindexTerms()
  await stop?.()
})

type Sent = Readonly<Record<string, string>>
const topics = async () => (await readTerms(query)).topic
const term = async (value: string) => (await topics()).find((one) => one.value === value)

describe('a form of a term', () => {
  const tunnels = { vocabulary: 'topic', value: 'tunnels', zh: '隧道', en: 'Tunnels', locale: 'en' }
  const save = (more: Sent = {}) => answerOf(saveTermForm(null, formOf({ ...tunnels, ...more })))

  it('makes a term and leads to it, and changes it', async () => {
    expect(await save({ isNew: 'yes', aliases: '地道;underpass，地道\n' })).toBe(
      '/en/manage/vocabularies/topic/tunnels',
    )
    const made = (await term('tunnels'))!
    expect(made).toMatchObject({ zh: '隧道', en: 'Tunnels', aliases: ['地道', 'underpass'], isRetired: false })
    expect(await save({ en: 'Road tunnels', isRetired: 'on', seen: termPrint(made) })).toEqual({ outcome: 'saved' })
    expect(await term('tunnels')).toMatchObject({ en: 'Road tunnels', aliases: [], isRetired: true })
  })

  it.each([
    [{ zh: '长'.repeat(201) }, { field: 'zh', code: 'name-long', about: '长'.repeat(201) }],
    [{ en: 'n'.repeat(201) }, { field: 'en', code: 'name-long', about: 'n'.repeat(201) }],
    [{ aliases: `short;${'a'.repeat(201)}` }, { field: 'aliases', code: 'name-long', about: 'a'.repeat(201) }],
    [
      { aliases: Array.from({ length: 201 }, (_, i) => `a${i}`).join(';') },
      { field: 'aliases', code: 'aliases-many', about: '' },
    ],
    [{ rank: 'first' }, { field: 'rank', code: 'rank', about: '' }],
    [{ colour: 'red' }, { field: 'colour', code: 'colour', about: '' }],
    [{ value: 'v'.repeat(201) }, { field: 'value', code: 'value-format', about: '' }],
  ])('tells what of it cannot be read: %#', async (sent, problem) => {
    expect(await save(sent)).toEqual({ outcome: 'problems', problems: [problem] })
  })

  it('moves, merges, removes and brings back', async () => {
    const order = (await topics()).map(({ value }) => value)
    const [, second] = order
    await shiftTermForm(formOf({ vocabulary: 'topic', value: second!, by: 'up' }))
    expect((await topics()).map(({ value }) => value)).toEqual([second, order[0], ...order.slice(2)])
    await shiftTermForm(formOf({ vocabulary: 'topic', value: second!, by: 'down' }))
    expect((await topics()).map(({ value }) => value)).toEqual(order)

    const list = '/en/manage/vocabularies/topic?said='
    expect(await answerOf(deleteTermForm(null, formOf({ ...tunnels, value: order[0]! })))).toEqual({ outcome: 'used' })
    expect(await answerOf(deleteTermForm(null, formOf(tunnels)))).toBe(`${list}removed`)
    expect(await term('tunnels')).toBeUndefined()
    const undo = (change: string) => answerOf(undoTermForm(null, formOf({ change })))
    expect(await undo(String((await termHistory('topic'))[0]!.id))).toEqual({ outcome: 'undone' })
    expect(await term('tunnels')).toMatchObject({ en: 'Road tunnels' })
    expect(await undo('1x')).toEqual({ outcome: 'same' })
    expect(await answerOf(mergeTermForm(null, formOf({ ...tunnels, into: 'nowhere' })))).toEqual({ outcome: 'missing' })
    expect(await answerOf(mergeTermForm(null, formOf({ ...tunnels, into: order[0]! })))).toBe(`${list}merged`)
    expect(await term('tunnels')).toBeUndefined()
  })
})

describe('a form of a base map', () => {
  const sent = { id: 'streets', kind: 'style', zh: '街道', en: 'Streets', attribution: 'A', maxZoom: '18' }
  const own = { ...sent, url: 'https://tiles.example.org/style.json', isDefault: 'on' }
  const stored = () => query('SELECT "id", "isDefault", "mayExport", "hosts", "set" FROM "Ground"', [])

  it('writes it as it was ticked, names the fields that are wrong, and removes it', async () => {
    expect(await saveGround(null, formOf({ ...own, maxZoom: '99', isNew: 'on' }))).toEqual({
      outcome: 'wrong',
      fields: ['maxZoom'],
    })
    expect(await saveGround(null, formOf({ ...own, isNew: 'on' }))).toEqual({ outcome: 'saved' })
    expect(await stored()).toMatchObject([{ id: 'streets', isDefault: true, mayExport: false, set: 'vec' }])
    expect(await saveGround(null, formOf({ ...own, isNew: 'on' }))).toMatchObject({ outcome: 'wrong' })
    const { isDefault: _, ...plain } = own
    expect(await saveGround(null, formOf({ ...plain, mayExport: 'on' }))).toEqual({ outcome: 'saved' })
    expect(await stored()).toMatchObject([{ id: 'streets', isDefault: false, mayExport: true }])
    const boss = request.headers
    request.headers = (await signedIn('reviewer')).headers
    await removeGround(null, formOf({ id: 'streets' })).catch(() => null)
    expect(await stored()).toHaveLength(1)
    request.headers = boss
    expect(await removeGround(null, formOf({ id: 'streets' }))).toEqual({ outcome: 'removed' })
    expect(await stored()).toEqual([])
  })
})

describe('a form of borders', () => {
  const square = collection([{ properties: { code: '320571' }, rings: [box(120.71, 31.2, 120.81, 31.3)] }])
  const settings = { datum: 'wgs84', encoding: 'utf-8', keepsOthers: 'on' }
  const facts = { source: 'A test', isSchematic: 'on' }
  const here = '/en/manage/boundaries'

  it('assigns, publishes and shows, and says where it could not', async () => {
    const id = await receiveShapes('districts', 'a.json', square, 'A')
    const first = (await getUpload(id))!.settings
    const again = (more: Sent) =>
      answerOf(
        checkShapesAgain(
          formOf({ ...settings, datum: first.datum, encoding: first.encoding, id, locale: 'en', ...more }),
        ),
      )
    expect(await again({ 'to.0': 'skip', datum: 'mars' })).toBe(`${here}/${id}?error=settings`)
    expect(await again({ id: 'nowhere' })).toBe(`${here}?error=gone`)
    expect(await again({ 'to.0': 'skip' })).toBe(`${here}/${id}`)
    expect((await getUpload(id))!.settings.assignments).toEqual({ 0: { to: 'skip' } })
    expect(await again({ 'to.0': '320571' })).toBe(`${here}/${id}`)
    expect((await getUpload(id))!.reading.features[0]!.becomes).toEqual({ to: 'district', id: '320571' })
    const publish = (more: Sent) => answerOf(publishBoundaries(formOf({ id, locale: 'en', ...more })))
    expect(await publish({})).toBe(`${here}/${id}?error=facts`)
    expect(await publish({ ...facts, seen: '0' })).toBe(here)
    expect(await publish({ ...facts, seen: '0' })).toBe(`${here}?error=gone`)
    const show = (sent: Sent) => answerOf(showBoundaries(formOf({ locale: 'en', ...sent })))
    expect(await show({ kind: 'seas', set: '' })).toBe(`${here}?error=gone`)
    expect(await show({ kind: 'districts', set: '99', seen: '99' })).toMatch(/error=\w+&kind=districts$/)
  })
})
