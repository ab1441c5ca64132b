/** What the editors' forms are answered. */

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Site } from '#geo/site/site'
import { rowsOfSite, VIEW_COLUMNS } from '#geo/site/site-form'
import { LOCALES } from '#geo/vocabulary'
import { auth } from '#prisma/auth/auth'
import { createPerson } from '#prisma/auth/people'
import { siteVersion } from '#prisma/site/history'
import { readSite } from '#prisma/site/site'
import { query } from '#prisma/transaction'
import { readOne } from '#prisma/write/index'
import { startSeeded } from '../support/app'

const request = vi.hoisted(() => ({ headers: new Headers() }))
vi.mock('next/headers', () => ({ headers: async () => request.headers, cookies: async () => new Map() }))
vi.mock('next/cache', () => ({ revalidatePath: () => {} }))

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startSeeded()
  const [email, password] = ['ada@example.org', 'a password of some length']
  await createPerson({ name: 'Ada', email, password, role: 'admin', districtIds: [] })
  const { headers } = await auth().api.signInEmail({ body: { email, password }, returnHeaders: true })
  request.headers = new Headers({ cookie: headers.get('set-cookie')!.split(';')[0]! })
})
afterAll(() => stop?.())

function formOf(entries: readonly (readonly [string, string])[]): FormData {
  const form = new FormData()
  for (const [name, value] of entries) form.append(name, value)
  return form
}

/** The form of the settings without cities and examples, after an empty row of the views. */
function siteForm(site: Site, version: number): FormData {
  const texts = (['name', 'tagline', 'description', 'footer'] as const).flatMap((field) =>
    LOCALES.map((locale) => [`${field}.${locale}`, site[field][locale]] as const),
  )
  const views = [['', '', '', ''], ...rowsOfSite(site).presetViews]
  const { locale, logoColour, timeZone, startView, wholeView } = site
  return formOf([
    ...Object.entries({ locale, logoColour, timeZone, startView, wholeView, version: String(version) }),
    ...texts,
    ...views.flatMap((row) => VIEW_COLUMNS.map((column, i) => [`presetViews.${column}`, row[i]!] as const)),
  ])
}

describe('the settings of the site', () => {
  it('that somebody has saved meanwhile are not written over, however often one saves', async () => {
    const { saveSite } = await import('#app/actions/site')
    const [site, version] = [await readSite(), await siteVersion()]
    const named = (zh: string, since: number) => siteForm({ ...site, name: { ...site.name, zh } }, since)
    expect(await saveSite(null, named('甲', version))).toEqual({ outcome: 'saved', version: version + 1 })
    // As the form holds it after this answer, which tells no newer version.
    expect(await saveSite(null, named('乙', version))).toEqual({ outcome: 'conflict' })
    expect((await readSite()).name.zh).toBe('甲')
    expect(await saveSite(null, named('丙', version + 1))).toEqual({ outcome: 'saved', version: version + 2 })
  })

  it('are brought back as they were at the beginning, or after any change', async () => {
    const { restoreSite, saveSite } = await import('#app/actions/site')
    const [site, version] = [await readSite(), await siteVersion()]
    await saveSite(null, siteForm({ ...site, name: { ...site.name, zh: '丁' } }, version))
    const restore = (restored: number, since: number) =>
      restoreSite(
        null,
        formOf([
          ['restored', String(restored)],
          ['version', String(since)],
        ]),
      )
    expect(await restore(0, version + 1)).toEqual({ outcome: 'saved', version: version + 2 })
    expect((await readSite()).name.zh).not.toBe('丁')
    expect(await restore(version + 1, version + 2)).toEqual({ outcome: 'saved', version: version + 3 })
    expect((await readSite()).name.zh).toBe('丁')
    expect(await restore(999, version + 3)).toEqual({ outcome: 'conflict' })
  })

  it('that are wrong are told by the row of the form, where empty rows count', async () => {
    const { saveSite } = await import('#app/actions/site')
    const site = await readSite()
    const [first, ...others] = site.presetViews
    const wrong = { ...site, presetViews: [{ ...first!, bbox: [1, 2, 1, 3] as const }, ...others] }
    expect(await saveSite(null, siteForm(wrong as Site, await siteVersion()))).toEqual({
      outcome: 'wrong',
      problems: [{ path: 'presetViews.1.bbox', reason: 'box' }],
    })
  })
})

describe('many records at once', () => {
  it('are confirmed all or none: not where one cannot be read, nor where they are too many', async () => {
    const { confirmRecords } = await import('#app/actions/records')
    const standing = await Promise.all(['P01', 'P02'].map((id) => readOne(query, 'project', id)))
    const seen = standing.map((record, i) => `project P0${i + 1} ${record!.version}`)
    const confirm = (records: readonly string[]) =>
      confirmRecords(null, formOf([...records.map((one) => ['record', one] as const), ['why', 'compared']]))
    expect(await confirm([...seen, 'project P03'])).toEqual({ error: 'failed' })
    expect(await confirm(Array.from({ length: 201 }, () => seen[0]!))).toEqual({ error: 'failed' })
    expect(await confirm(seen)).toEqual({ count: 2 })
  })
})

describe('a password that is typed', () => {
  it('opens nothing where more follows it than any password has', async () => {
    const { signIn } = await import('#app/actions/session')
    const [email, password] = ['long@example.org', `${'a password of some length, '.repeat(5)}`.slice(0, 128)]
    await createPerson({ name: 'Long', email, password, role: 'viewer', districtIds: [] })
    const enter = (typed: string) =>
      signIn(null, formOf(Object.entries({ email, password: typed }))).catch((error: Error) => error.message)
    expect(await enter(`${password} and more`)).toBe('wrong')
    expect(await enter(`${password.slice(0, -1)}?`)).toBe('wrong')
    expect(await enter(password)).toBe('NEXT_REDIRECT')
  })
})

it('a step that the write layer refuses stands in the log', async () => {
  const { stepRecord } = await import('#app/actions/records')
  const [email, password] = ['elsewhere@example.org', 'a password of some length']
  const id = await createPerson({ name: 'E', email, password, role: 'editor', districtIds: [] })
  const { headers } = await auth().api.signInEmail({ body: { email, password }, returnHeaders: true })
  request.headers = new Headers({ cookie: headers.get('set-cookie')!.split(';')[0]! })
  const log = vi.spyOn(process.stdout, 'write').mockImplementation(() => true)
  const { version } = (await readOne(query, 'project', 'P01'))!
  const step = { type: 'project', id: 'P01', version: String(version), step: 'withdraw', why: 'x' }
  const outcome = await stepRecord(null, formOf(Object.entries(step)))
  const told = log.mock.calls.map(([line]) => String(line)).filter((line) => line.startsWith('{"at"'))
  log.mockRestore()
  expect(outcome).toMatchObject({ error: 'forbidden' })
  expect(told.map((line) => JSON.parse(line))).toMatchObject([{ security: 'refused', user: id, role: 'editor' }])
})
