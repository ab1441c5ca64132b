import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NEW_SITE, type Site } from '#geo/site/site'
import { formatMoment, ownTimeZone } from '#geo/text/format'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { seed } from '#prisma/seed/seed'
import { FOUNDING_SITE } from '#prisma/seed/site'
import { SiteInput } from '#prisma/settings/input'
import { siteHistory, siteVersion, writeSite } from '#prisma/site/history'
import { forgetSite, readSite, readSiteViews } from '#prisma/site/site'
import { query } from '#prisma/transaction'
import { startSeeded } from '../../support/app'
import { until } from '../../support/until'

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startSeeded()
})
afterAll(() => stop?.())

const ADA = { id: 'u1', name: 'Ada' }
const named = (zh: string, en: string): Site => ({ ...FOUNDING_SITE, name: { zh, en } })
const revision = async () => (await query<{ number: number }>('SELECT "number" FROM "Revision"', []))[0]!.number

describe('the settings of the site', () => {
  it('are those of the founding installation, and look where it looked', async () => {
    expect(await readSite()).toEqual(FOUNDING_SITE)
    expect(await siteVersion()).toBe(0)
    const { start, whole, bounds } = await readSiteViews()
    expect([start, whole, bounds]).toEqual([
      [120.33, 31.23, 120.87, 31.44],
      [119.91, 30.75, 121.37, 32.05],
      [119.91, 30.75, 121.37, 32.05],
    ])
  })

  it('come to a database that was seeded before there were any, and never over what an admin saved', async () => {
    await query('DELETE FROM "Setting" WHERE "key" = \'site\'', [])
    await seed(process.env.DATABASE_URL!)
    const rows = await query<{ value: unknown }>('SELECT "value" FROM "Setting" WHERE "key" = \'site\'', [])
    expect(rows).toEqual([{ value: FOUNDING_SITE }])
    const before = await revision()
    expect(await writeSite(named('甲', 'A'), 0, ADA)).toBe(1)
    expect(await revision()).toBe(before + 1)
    await seed(process.env.DATABASE_URL!)
    expect((await readSite()).name).toEqual({ zh: '甲', en: 'A' })
    expect(await revision()).toBe(before + 1)
  })

  it('are followed by an instance that has read them, once it has heard of the revision', async () => {
    await readSite()
    const before = await revision()
    await query(`UPDATE "Setting" SET "value" = jsonb_set("value", '{name,zh}', '"乙"') WHERE "key" = 'site'`, [])
    await until(async () => (await currentSnapshot()).revision === before + 1)
    expect((await readSite()).name.zh).toBe('乙')
  })

  it('keep every version; saving over what one has not seen is refused, and so are two at once', async () => {
    const version = await siteVersion()
    const both = await Promise.all(['丙', '丁'].map((name) => writeSite(named(name, name), version, ADA)))
    expect(new Set(both)).toEqual(new Set([version + 1, null]))
    expect(await siteVersion()).toBe(version + 1)
    const [last] = await siteHistory()
    expect(last).toMatchObject({ version: version + 1, userName: 'Ada', after: await readSite() })
    expect(await writeSite(last!.before!, version + 1, ADA)).toBe(version + 2)
    expect(await readSite()).toEqual(last!.before)
  })

  it('that are the same again are no new version and no revision', async () => {
    const [before, version] = [await revision(), await siteVersion()]
    expect(await writeSite(await readSite(), version, ADA)).toBe(version)
    expect([await revision(), await siteVersion()]).toEqual([before, version])
  })

  it('of which one cannot be read lose only that one', async () => {
    await query(
      `UPDATE "Setting" SET "value" = "value" || '{"logoColour": "red", "theme": "dark"}' WHERE "key" = 'site'`,
      [],
    )
    forgetSite()
    const site = await readSite()
    expect(site).not.toHaveProperty('theme')
    expect(site.logoColour).toBe('')
    expect(site.presetViews).toEqual(FOUNDING_SITE.presetViews)
  })

  it('say by which clock moments are shown: before there was a word on it, China’s', async () => {
    const moment = '2026-01-01T12:00:00Z'
    const shown = async (sql: string) => {
      await query(`UPDATE "Setting" SET "value" = ${sql} WHERE "key" = 'site'`, [])
      forgetSite()
      await readSite()
      return formatMoment(moment, 'en')
    }
    expect(await shown(`"value" || '{"timeZone": "Europe/Lisbon"}'`)).toContain('12:00')
    expect(await shown(`"value" || '{"timeZone": "America/Bogota"}'`)).toContain('07:00')
    expect(await shown(`"value" - 'timeZone'`)).toContain('20:00')
    expect(await shown(`"value" || '{"timeZone": ""}'`)).toBe(formatMoment(moment, 'en', ownTimeZone()))
  })
})

describe('what is sent', () => {
  const problems = (change: Partial<Record<keyof Site, unknown>>) => {
    const read = SiteInput.safeParse({ ...FOUNDING_SITE, ...change })
    return read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`)
  }
  const view = { value: 'a', zh: '甲', en: 'A', bbox: [1, 2, 3, 4] }

  it('may be the founding site, a new one, and signs of HTML as text', () => {
    expect(SiteInput.parse(FOUNDING_SITE)).toEqual(FOUNDING_SITE)
    expect(SiteInput.parse(NEW_SITE)).toEqual(NEW_SITE)
    expect(problems({ name: { zh: '<script>alert(1)</script>', en: '"><img src=x onerror=alert(1)>' } })).toEqual([])
  })

  it.each<[string, Partial<Record<keyof Site, unknown>>, string]>([
    ['a name in one language', { name: { zh: '甲', en: ' ' } }, 'name.en missing'],
    ['a name of 10,000 characters', { name: { zh: '甲'.repeat(10_000), en: 'A' } }, 'name.zh long'],
    ['a name that turns the direction', { name: { zh: '甲', en: 'A\u202eB' } }, 'name.en signs'],
    ['a name of two lines', { name: { zh: '甲\n乙', en: 'A' } }, 'name.zh signs'],
    ['a footer in one language', { footer: { zh: '甲', en: '' } }, 'footer both'],
    ['a colour by name', { logoColour: 'red' }, 'logoColour colour'],
    ['a colour too light for the pin', { logoColour: '#ffdd00' }, 'logoColour colour'],
    ['a colour that is code', { logoColour: '#000;}*{x' }, 'logoColour colour'],
    ['a time zone that there is not', { timeZone: 'Mars/Olympus' }, 'timeZone unknown'],
    ['a box of the wrong way round', { presetViews: [{ ...view, bbox: [3, 2, 1, 4] }] }, 'presetViews.0.bbox box'],
    ['a box off the globe', { presetViews: [{ ...view, bbox: [1, 2, 3, 95] }] }, 'presetViews.0.bbox.3 box'],
    ['two views of one id', { presetViews: [view, view], startView: '', wholeView: '' }, 'presetViews twice'],
    ['an id that no address can have', { presetViews: [{ ...view, value: 'A b' }] }, 'presetViews.0.value id'],
    ['a start that is no view', { startView: 'mars' }, 'startView unknown'],
    ['a language that there is not', { locale: 'de' }, 'locale unknown'],
  ])('is refused with %s', (_, change, problem) => {
    expect(problems(change)).toContain(problem)
  })
})
