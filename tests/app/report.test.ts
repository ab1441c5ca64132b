import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { safeNext } from '#app/guard'
import { closeReport, openReports } from '#prisma/manage/reports'
import { startSeeded } from '../support/app'

const request = vi.hoisted(() => ({ headers: new Headers({ 'x-forwarded-for': '10.0.0.1' }) }))
vi.mock('next/headers', () => ({ headers: async () => request.headers }))
vi.mock('next/cache', () => ({ revalidatePath: () => {} }))

const { sendReport } = await import('#app/actions/reports')
let stop: () => Promise<void>

beforeAll(async () => {
  stop = await startSeeded()
})
afterAll(() => stop?.())

const LONG_AGO = String(Date.now() - 60_000)
function send(fields: Record<string, string> = {}, address = '10.0.0.1') {
  request.headers = new Headers({ 'x-forwarded-for': address })
  const form = new FormData()
  const given = { locale: 'zh', path: '/about', text: '这里错了', shown: LONG_AGO, ...fields }
  for (const [name, value] of Object.entries(given)) form.set(name, value === 'now' ? String(Date.now()) : value)
  return sendReport(null, form)
}

it('a report waits for editors, as it was written, until one closes it', async () => {
  const text = '<script>alert(1)</script> =1+1'
  expect(await send({ text, url: 'https://example.org/a', email: 'r@example.org' })).toBe('thanks')
  const [report] = await openReports()
  expect(report).toMatchObject({ path: '/about', text, url: 'https://example.org/a', email: 'r@example.org' })
  await closeReport(report!.id, 'done', 'Editor')
  expect(await openReports()).toEqual([])
})

it.each([
  ['no text', { text: ' ' }],
  ['an endless text', { text: 'x'.repeat(5000) }],
  ['an address that a browser would run', { url: 'javascript:alert(1)' }],
  ['a page that is none', { path: 'https://evil.example' }],
  ['an email that is none', { email: 'nobody' }],
])('%s is refused', async (_, fields) => {
  expect(await send(fields, '10.0.0.2')).toBe('problem')
  expect(await openReports()).toEqual([])
})

it.each([
  ['what fills in the hidden field', { website: 'x' }],
  ['what is faster than a person', { shown: 'now' }],
  ['what does not say when the form was shown', { shown: '' }],
])('%s is thanked and thrown away', async (_, fields) => {
  expect(await send(fields, '10.0.0.3')).toBe('thanks')
  expect(await openReports()).toEqual([])
})

it('one address may send five an hour, and another still may', async () => {
  const answers: unknown[] = []
  for (let i = 0; i < 6; i++) answers.push(await send({}, '10.0.0.4'))
  expect(answers).toEqual([...Array(5).fill('thanks'), 'tooMany'])
  expect(await send({}, '10.0.0.5')).toBe('thanks')
})

it.each([
  ['/manage', '/manage'],
  ['/manage/records?list=stale', '/manage/records?list=stale'],
  ['/en/manage/people', '/en/manage/people'],
  ['https://evil.example/manage', '/home'],
  ['//evil.example/manage', '/home'],
  ['/manage//evil.example', '/home'],
  ['/manage/\\evil.example', '/home'],
  ['/managed', '/home'],
  ['/evil/manage', '/home'],
  ['/en/evil/manage', '/home'],
  ['/manage?next=x', '/manage?next=x'],
  ['/manage\t/evil', '/home'],
  ['/', '/home'],
  ['javascript:alert(1)', '/home'],
  [['/manage'], '/home'],
  [undefined, '/home'],
])('after signing in, next=%j leads to %s', (next, path) => {
  expect(safeNext(next, '/home')).toBe(path)
})
