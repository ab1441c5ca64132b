/** What an address asks for and does not get is said once, beside the result. */

import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { conditionOf } from '#app/condition'
import { parseCompare } from '#geo/compare/url'
import { droppedParts } from '#geo/url/dropped-parts'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { canonicalFilters } from '#prisma/read/canonical-filters'
import { meantComparison, meantQuery } from '#prisma/read/meant-address'
import { selected, unvaluedOf } from '#prisma/read/selected-projects'
import { query } from '#prisma/transaction'
import { mergeTerms } from '#prisma/vocabulary/edit'
import { startSeeded } from '../../support/app'
import { until } from '../../support/until'

const { GET } = await import('#app/export/compare/[locale]/[file]/route')

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startSeeded()
})
afterAll(() => stop?.())

const dropped = (text: string) => droppedParts(new URLSearchParams(text)).map(({ key, text: part }) => `${key}=${part}`)

describe('an address', () => {
  it.each([
    ['since=2021-13-45', ['since=2021-13-45']],
    ['until=soon&min=-1&max=many', ['until=soon', 'min=-1', 'max=many']],
    ['sector=%00,biomed', ['sector=\0']],
    ['precision=site,nowhere', ['precision=nowhere']],
    ['bbox=1,2,3', ['bbox=1,2,3']],
    ['area=c:200,0,1', ['area=c:200,0,1']],
    ['at=here&sort=size', ['at=here', 'sort=size']],
    [
      'Sector=biomed&districts=snd&kind[]=base&event_id=E1',
      ['Sector=biomed', 'districts=snd', 'kind[]=base', 'event_id=E1'],
    ],
    ['utm_source=a&from=timeline&areas=d:320505&map=one&isappinstalled=0', []],
    ['sector=unknown-sector&since=&q=', []],
    ['sector=biomed&since=2021-01-01&min=1&bbox=120,31,121,32&sort=date&at=120.7,31.3,11&scene=sip&limit=7', []],
  ])('%s leaves out %j', (text, parts) => {
    expect(dropped(text)).toEqual(parts)
  })

  it.each(['0', '-1', '300', 'far'])('of a comparison with r=%s says that it is not used', (radius) => {
    const { view, notes } = parseCompare(new URLSearchParams({ r: radius }), { districtIds: new Set() })
    expect(view.radiusKm).toBe(5)
    expect(notes).toEqual([{ code: 'radius', text: radius }])
  })

  it('of a comparison says which filters are of no area of it, and which options are none', () => {
    const text = 'areas=c:120.7,31.3,5&f0=sector%3Dbiomed&f1=sector%3Dbiomed&f9=x&scale=large&centres=yes&links=1'
    const { notes } = parseCompare(new URLSearchParams(text), { districtIds: new Set() })
    expect(notes.map((note) => note.text)).toEqual(['scale=large', 'centres=yes', 'f1=sector=biomed', 'f9=x'])
  })

  it('of a comparison says what of its filters, and of those of areas, is not used', () => {
    const text = 'areas=c:120.7,31.3,5&since=x&f0=until%3Dy'
    const { notes } = parseCompare(new URLSearchParams(text), { districtIds: new Set() })
    expect(notes.map((note) => note.text)).toEqual(['since=x', 'until=y'])
  })
})

it('every form counts what a slug means, and says its name', async () => {
  const [bySlug, byCode] = [
    { district: ['snd'], event: ['SND-Greater-Bay-2021'] },
    { district: ['320505'], event: ['E1'] },
  ]
  const counts = await Promise.all([bySlug, byCode].map(async (filters) => (await selected(filters)).selection.count))
  expect(counts[0]).toBeGreaterThan(0)
  expect(counts[0]).toBe(counts[1])
  const words = await Promise.all([bySlug, byCode].map((filters) => conditionOf(filters, 'en')))
  expect(words[0]).toBe(words[1])
  expect(await conditionOf({ district: ['nowhere'], event: ['never'] }, 'en')).toBe(
    '“nowhere” (no such value) · “never” (no such value)',
  )
  const csv = async (areas: string) => {
    const request = new Request(`http://localhost/export/compare/en/table.csv?${areas}`)
    return (await GET(request, { params: Promise.resolve({ locale: 'en', file: 'table.csv' }) })).text()
  }
  expect(await csv('areas=d:sip~d:snd&f0=event%3Dsnd-greater-bay-2021')).toBe(
    await csv('areas=d:320571~d:320505&f0=event%3DE1'),
  )
})

it('an address that names things otherwise is led to what they are called, with what cannot be read', async () => {
  const query = (text: string) => new URLSearchParams(text)
  expect(await meantQuery(query('district=snd,320571&since=x&asked=SND'))).toBe(
    '?since=x&asked=SND&district=320505,320571',
  )
  expect(await meantQuery(query('district=320505&since=x'))).toBeNull()
  const areas = 'areas=d:sip.SND~d:nowhere~c:120.7,31.3,5'
  expect(await meantComparison(query(`${areas}&f0=district%3Dsnd&r=0`))).toBe(
    '?areas=d:320571.320505~d:nowhere~c:120.7,31.3,5&f0=district%3D320505&r=0',
  )
  expect(await meantComparison(query('areas=d:320571~d:nowhere&f0=district%3D320505'))).toBeNull()
})

it('a file says which areas and conditions of its address are not in it', async () => {
  const request = new Request('http://localhost/export/compare/en/table.csv?areas=d:320571~d:999999&since=x&r=0')
  const response = await GET(request, { params: Promise.resolve({ locale: 'en', file: 'table.csv' }) })
  const rows = Papa.parse<string[]>(await response.text()).data.filter(([name]) => name === 'Left out')
  expect(rows.map(([, text]) => text).join('\n')).toMatch(/999999.*since=x.*0 km/s)
})

describe('what leaves the page', () => {
  const at = async (route: Promise<{ GET: unknown }>, path: string, params: object) => {
    const get = (await route).GET as (request: Request, context: object) => Promise<Response>
    const answer = await get(new Request(`http://localhost${path}`), { params: Promise.resolve(params) })
    return { status: answer.status, text: await answer.text() }
  }
  it('counts what has no date beside a bound of dates', async () => {
    const query = 'since=2021-06-01'
    const [projects, districts, frame] = await Promise.all([
      at(import('#app/export/projects/[locale]/[file]/route'), `/x?${query}`, { locale: 'en', file: 'projects.csv' }),
      at(import('#app/export/districts/[locale]/[file]/route'), `/x?${query}`, { locale: 'en', file: 'table.csv' }),
      at(import('#app/embed/[...path]/route'), `/embed/en?${query}`, { path: ['en'] }),
    ])
    const { date } = await unvaluedOf({ since: '2021-06-01' })
    expect(date).toBeGreaterThan(1)
    for (const { text } of [projects, districts, frame]) expect(text).toContain(`${date} more have no date`)
  })

  it('names in a frame what could not be read, and is no reference and no file for something else', async () => {
    const embed = import('#app/embed/[...path]/route')
    expect((await at(embed, '/embed/en?since=x', { path: ['en'] })).text).toContain('left out: since=x')
    const compared = await at(embed, '/embed/en/compare?areas=d:sip~d:snd~d:nowhere', { path: ['en', 'compare'] })
    expect(compared.text).toContain('“nowhere”')
    const cite = import('#app/cite/[...path]/route')
    expect(await at(cite, '/cite/bib/en?since=x', { path: ['bib', 'en'] })).toMatchObject({ status: 400 })
    const path = ['bib', 'en', 'compare']
    expect(await at(cite, '/cite?areas=d:sip~d:snd~d:nowhere', { path })).toMatchObject({ status: 400 })
    expect(await at(cite, '/cite?areas=d:sip~d:snd', { path })).toMatchObject({ status: 200 })
    const records = import('#app/export/records/[locale]/[file]/route')
    const file = { locale: 'en', file: 'events.csv' }
    expect(await at(records, '/x?sector=research', file)).toMatchObject({ status: 400 })
  })
})

describe('a filter', () => {
  it('takes the slug of a district for its code, and leaves others alone', async () => {
    expect(await canonicalFilters({ district: ['snd', '320571'] })).toEqual({ district: ['320505', '320571'] })
    expect(await canonicalFilters({ district: ['SND'], event: ['snd-greater-bay-2021'] })).toEqual({
      district: ['320505'],
      event: ['E1'],
    })
    expect(await canonicalFilters({ district: ['320571'], sector: ['biomed'], status: ['unknown'] })).toBeNull()
    expect(await canonicalFilters({ district: ['nowhere'], sector: ['no-such'] })).toBeNull()
  })

  it('follows a term to the one that it has been merged into', async () => {
    const admin = { id: 'a', name: 'A', role: 'admin' as const, districtIds: [] }
    expect(await mergeTerms(admin, 'sector', 'research', 'services')).toMatchObject({ outcome: 'done' })
    await until(async () => (await currentSnapshot()).vocabularies.sector.every(({ value }) => value !== 'research'))
    expect(await canonicalFilters({ sector: ['research', 'biomed'] })).toEqual({ sector: ['biomed', 'services'] })
    // A frame or a file keeps the address that it had.
    const [old, now] = await Promise.all(['research', 'services'].map((sector) => selected({ sector: [sector] })))
    expect(old!.selection.count).toBeGreaterThan(0)
    expect(old!.selection.mask).toEqual(now!.selection.mask)
  })

  it('counts the projects that it leaves out because they have no date or no amount', async () => {
    const [row] = await query<{ undated: number; undisclosed: number }>(
      `SELECT count(*) FILTER (WHERE NOT EXISTS (SELECT FROM "Milestone" m WHERE m."projectId" = p."id"))::int AS "undated",
        count(*) FILTER (WHERE "amountCny" IS NULL)::int AS "undisclosed" FROM "Project" p`,
      [],
    )
    expect(row!.undated + row!.undisclosed).toBeGreaterThan(0)
    expect(await unvaluedOf({})).toEqual({ date: 0, amount: 0 })
    expect(await unvaluedOf({ since: '2021-01-01' })).toEqual({ date: row!.undated, amount: 0 })
    expect(await unvaluedOf({ amountMin: 1 })).toEqual({ date: 0, amount: row!.undisclosed })
  })
})
