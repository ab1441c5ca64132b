/** Forms of admins: people, terms, reports; and of whoever has signed in: the end of it. */

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import * as people from '#app/actions/people'
import { handleReport, sendReport } from '#app/actions/reports'
import { changePassword, signOut, signOutEverywhere } from '#app/actions/session'
import { markStep } from '#app/actions/setup'
import * as vocabulary from '#app/actions/vocabulary'
import { termPrint } from '#geo/edit/terms'
import { actorOf, getPeople } from '#prisma/auth/people'
import { openReports } from '#prisma/manage/reports'
import { readGuide } from '#prisma/site/guide'
import { query } from '#prisma/transaction'
import { termHistory } from '#prisma/vocabulary/history'
import { reindexTerms } from '#prisma/vocabulary/reindex'
import { readTerms } from '#prisma/vocabulary/terms'
import { startSeeded } from '../../support/app'
import { answerOf, browserOf, formOf, PASSWORD, signedIn } from './support'

const request = vi.hoisted(() => ({ headers: new Headers() }))
vi.mock('next/headers', () => ({ headers: async () => request.headers, cookies: async () => new Map() }))
vi.mock('next/cache', () => ({ revalidatePath: () => {} }))

let stop: () => Promise<void>
let admin: Awaited<ReturnType<typeof signedIn>>
beforeAll(async () => {
  stop = await startSeeded()
  admin = await signedIn('admin')
  request.headers = admin.headers
})
afterAll(async () => {
  await reindexTerms()
  await stop?.()
})

/** What the log tells meanwhile. */
async function told(work: () => Promise<unknown>): Promise<{ answer: unknown; lines: Record<string, unknown>[] }> {
  const log = vi.spyOn(process.stdout, 'write').mockImplementation(() => true)
  const answer = await answerOf(work())
  const lines = log.mock.calls.map(([line]) => String(line)).filter((line) => line.startsWith('{"at"'))
  log.mockRestore()
  return { answer, lines: lines.map((line) => JSON.parse(line)) }
}

describe('people', () => {
  const ADA = {
    name: ' Ada ',
    email: 'ada@example.org',
    password: PASSWORD,
    role: 'editor',
    districtIds: ['320571', ''],
  }

  it('are made as the form says, which the log tells, each address once', async () => {
    const { answer, lines } = await told(() => people.submitNewPerson(null, formOf(ADA)))
    expect(answer).toBe('created')
    const ada = (await getPeople()).find(({ email }) => email === ADA.email)!
    expect(ada).toMatchObject({ name: 'Ada', role: 'editor', districtIds: ['320571'] })
    expect(lines).toMatchObject([{ security: 'person-made', user: admin.id, person: ada.id, role: 'editor' }])
    expect(await people.submitNewPerson(null, formOf(ADA))).toBe('taken')
    expect(await people.submitNewPerson(null, formOf({ ...ADA, email: 'other' }))).toBe('wrong')
  })

  it('keep their password where the form has none, and get a new one where it has', async () => {
    const { id, email } = await signedIn('viewer')
    const change = (more: Record<string, string>) =>
      told(() => people.submitPersonChange(null, formOf({ id, role: 'editor', ...more })))
    const kept = await change({ password: '' })
    expect(kept.answer).toBe('changed')
    expect(kept.lines).toMatchObject([
      { security: 'person-changed', user: admin.id, person: id, role: 'editor', what: 'role' },
    ])
    expect(await actorOf(await browserOf(email))).toMatchObject({ role: 'editor' })
    const renewed = await change({ password: 'another long password' })
    expect(renewed.lines).toMatchObject([{ what: 'role and password' }])
    await expect(browserOf(email)).rejects.toThrow()
    expect(await actorOf(await browserOf(email, 'another long password'))).not.toBeNull()
    expect((await change({ password: 'short' })).answer).toBe('wrong')
  })

  it('are never without an admin', async () => {
    const { answer, lines } = await told(() =>
      people.submitPersonChange(null, formOf({ id: admin.id, role: 'editor' })),
    )
    expect([answer, lines]).toEqual(['lastAdmin', []])
  })
})

describe('terms', () => {
  const KIND = {
    vocabulary: 'kind',
    value: 'cluster',
    zh: '集群',
    en: 'Cluster',
    aliases: '群落、产业群\n 群落 ',
    isNew: 'yes',
  }
  const save = (more: Record<string, string>) =>
    answerOf(vocabulary.saveTermForm(null, formOf({ ...KIND, isNew: '', ...more })))
  const kinds = async () => (await readTerms(query)).kind

  it('are made, and changed where they stand', async () => {
    expect(await save({ isNew: 'yes', locale: 'en' })).toBe('/en/manage/vocabularies/kind/cluster')
    expect((await kinds()).at(-1)).toMatchObject({ value: 'cluster', aliases: ['群落', '产业群'], isRetired: false })
    expect(await save({ en: 'Too late', seen: 'x' })).toMatchObject({ outcome: 'changed' })
    const seen = termPrint((await kinds()).at(-1)!)
    expect(await save({ en: 'Cluster of firms', isRetired: 'on', seen })).toEqual({ outcome: 'saved' })
    expect((await kinds()).at(-1)).toMatchObject({ en: 'Cluster of firms', isRetired: true })
    expect(await save({ isNew: 'yes' })).toMatchObject({ outcome: 'problems', problems: [{ code: 'value-taken' }] })
  })

  it.each([
    [{ zh: '长'.repeat(61) }, 'zh', 'name-long', '长'.repeat(61)],
    [{ aliases: `群，${'长'.repeat(61)}` }, 'aliases', 'name-long', '长'.repeat(61)],
    [{ aliases: Array.from({ length: 41 }, (_, i) => `a${i}`).join('\n') }, 'aliases', 'aliases-many', ''],
    [{ value: 'No Id' }, 'value', 'value-format', ''],
    [{ rank: 'first' }, 'rank', 'rank', ''],
    [{ colour: 'red' }, 'colour', 'colour', ''],
    [{ vocabulary: 'status', glyph: 'x'.repeat(300), rank: '1' }, 'glyph', 'glyph', ''],
  ])('what is wrong with a term is told by its field (%#)', async (more, field, code, about) => {
    const answer = (await save({ value: 'fresh', zh: '新的', en: 'Fresh', aliases: '', isNew: 'yes', ...more })) as {
      outcome: string
      problems: readonly object[]
    }
    expect(answer.outcome).toBe('problems')
    expect(answer.problems).toContainEqual({ field, code, about })
  })

  it('move by one place, up or down', async () => {
    const order = async () => (await kinds()).map(({ value }) => value)
    const before = await order()
    const shift = (by: string) => vocabulary.shiftTermForm(formOf({ vocabulary: 'kind', value: 'cluster', by }))
    await shift('up')
    expect((await order()).indexOf('cluster')).toBe(before.indexOf('cluster') - 1)
    await shift('down')
    expect(await order()).toEqual(before)
  })

  it('are undone, merged and removed, and the list says so', async () => {
    const [change] = await termHistory('kind')
    expect(await vocabulary.undoTermForm(null, formOf({ vocabulary: 'kind', change: `${change!.id}x` }))).toEqual({
      outcome: 'same',
    })
    expect(await save({ en: 'Changed', seen: termPrint((await kinds()).at(-1)!) })).toEqual({ outcome: 'saved' })
    const [newest] = await termHistory('kind')
    expect(await vocabulary.undoTermForm(null, formOf({ change: String(newest!.id) }))).toEqual({ outcome: 'undone' })
    expect((await kinds()).some(({ en }) => en === 'Changed')).toBe(false)
    const gone = { vocabulary: 'kind', value: 'cluster' }
    expect(await answerOf(vocabulary.deleteTermForm(null, formOf(gone)))).toBe('/manage/vocabularies/kind?said=removed')
    await save({ isNew: 'yes', value: 'swarm', zh: '蜂群', en: 'Swarm', aliases: '' })
    const into = { vocabulary: 'kind', value: 'swarm', into: (await kinds())[0]!.value, locale: 'en' }
    expect(await answerOf(vocabulary.mergeTermForm(null, formOf(into)))).toBe(
      '/en/manage/vocabularies/kind?said=merged',
    )
    expect((await kinds()).map(({ value }) => value)).not.toContain('swarm')
  })
})

it('a report is closed as done or dismissed, and by nothing else', async () => {
  const report = (text: string) =>
    sendReport(null, formOf({ path: '/about', text, shown: String(Date.now() - 60_000) }))
  for (const text of ['这里错了', '那里也错了']) expect(await report(text)).toBe('thanks')
  const handle = (id: string, state: string) => handleReport(formOf({ id, state }))
  const [first, second] = await openReports()
  await handle(first!.id, 'open')
  expect(await openReports()).toHaveLength(2)
  await handle(first!.id, 'done')
  await handle(second!.id, 'dismissed')
  expect(await openReports()).toEqual([])
  const states = await query<{ state: string }>('SELECT "state" FROM "Report" ORDER BY "state"', [])
  expect(states.map(({ state }) => state)).toEqual(['dismissed', 'done'])
})

it('a step of the guide is marked, and the guide shown again', async () => {
  expect(await answerOf(markStep(formOf({ step: 'borders', mark: 'skipped', locale: 'en' })))).toBe('/en/manage/start')
  expect((await readGuide()) ?? { borders: 'skipped' }).toMatchObject({ borders: 'skipped' })
})

it('a password that is none changes nothing', async () => {
  const { email, headers } = await signedIn('viewer')
  request.headers = headers
  const change = (current: string, next: string) => changePassword(null, formOf({ current, next }))
  expect(await change(PASSWORD, 'short')).toEqual({ done: false })
  expect(await change('', 'another long password')).toEqual({ done: false })
  expect(await actorOf(await browserOf(email))).not.toBeNull()
})

it('signing out ends this session, or all of them', async () => {
  const { email, headers, id } = await signedIn('viewer')
  const others = [await browserOf(email), await browserOf(email)]
  request.headers = others[0]!
  const { answer, lines } = await told(() => signOut(formOf({ locale: 'en' })))
  expect(answer).toBe('/en/manage/sign-in')
  expect(lines).toMatchObject([{ security: 'signed-out', user: id }])
  expect([await actorOf(others[0]!), (await actorOf(headers)) !== null]).toEqual([null, true])
  request.headers = headers
  const all = await told(() => signOutEverywhere(formOf({})))
  expect(all.answer).toBe('/manage/sign-in')
  expect(all.lines).toMatchObject([{ security: 'signed-out', user: id, what: 'everywhere' }])
  for (const one of [headers, others[1]!]) expect(await actorOf(one)).toBeNull()
})
