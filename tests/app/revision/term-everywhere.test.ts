/** Wherever a term's name or colour is given out, it is that of now. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GET as embed } from '#app/embed/[...path]/route'
import { GET as exported } from '#app/export/projects/[locale]/[file]/route'
import { GET as feed } from '#app/feeds/[...path]/route'
import { compareDistricts, oneProject, searchProjects } from '#app/mcp/answers'
import { GET as picture } from '#app/og/[...path]/route'
import { GET as ogc } from '#app/ogc/[[...path]]/route'
import { questionOf } from '#app/question'
import { termsOnMap } from '#app/terms-on-map'
import { parseView } from '#geo/url/view-url'
import { loadLookups } from '#prisma/import/lookups'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { getOptions } from '#prisma/manage/options'
import { query, transaction } from '#prisma/transaction'
import { saveTerm } from '#prisma/vocabulary/edit'
import { reindexTerms } from '#prisma/vocabulary/reindex'
import { readTerms } from '#prisma/vocabulary/terms'
import { publishRecords, saveRecords } from '#prisma/write/index'
import { ACTORS, project } from '../../prisma/write/support'
import { startSeeded } from '../../support/app'
import { until } from '../../support/until'

const admin = { ...ACTORS.reviewer, role: 'admin' as const }
/** Names that nothing else holds. */
const [OLD, NEW] = ['Firstword', 'Lifeword']

let stop: () => Promise<void>
let slug = ''
beforeAll(async () => {
  stop = await startSeeded()
  slug = await publishOne()
  await loaded()
})
afterAll(async () => {
  await reindexTerms()
  await stop?.()
})

/** A project of the sector, so that feeds have something to tell. */
async function publishOne(): Promise<string> {
  const values = project({ nameEn: 'Vaccine works', sector: 'biomed' })
  const record = { type: 'project', id: null, version: 0, values, why: '' } as const
  return transaction(async (q) => {
    const [saved] = await saveRecords(q, ACTORS.reviewer, [record])
    await publishRecords(q, ACTORS.reviewer, [saved!], { why: '' })
    const [row] = await q<{ slug: string }>('SELECT "slug" FROM "Project" WHERE "id" = $1', [saved!.id])
    return row!.slug
  })
}

async function loaded(): Promise<void> {
  await until(async () => {
    const [row] = await query<{ number: number }>('SELECT "number" FROM "Revision"', [])
    return (await currentSnapshot()).revision === row!.number
  })
}

type Get = (request: Request, context: { params: Promise<{ path: string[] }> }) => Promise<Response>
const ask = (get: Get, path: string) => {
  const url = new URL(path, 'http://localhost')
  const parts = url.pathname.split('/').slice(2)
  return get(new Request(url, { headers: { host: 'localhost' } }), { params: Promise.resolve({ path: parts }) })
}
const text = async (get: Get, path: string) => (await ask(get, path)).text()
const table = async (file: string) => {
  const params = Promise.resolve({ locale: 'en', file })
  return (await exported(new Request(`http://localhost/export/projects/en/${file}`), { params })).text()
}

/** Everything that gives out the English name of the sector, as text. */
const GIVEN: Readonly<Record<string, () => Promise<string>>> = {
  'filters and legend': async () => JSON.stringify(termsOnMap(await currentSnapshot(), 'sector')),
  forms: async () => JSON.stringify((await getOptions()).terms.sector),
  'an embedded map': () => text(embed, '/embed/en?legend=1'),
  'an Atom feed': () => text(feed, '/feeds/atom/en'),
  'a JSON feed': () => text(feed, '/feeds/json/en'),
  'OGC items': () => text(ogc as Get, '/ogc/collections/projects/items?limit=500'),
  'a search of a machine': async () => JSON.stringify(await searchProjects({ sector: ['biomed'] }, 50)),
  'a project for machines': async () => JSON.stringify(await oneProject(slug)),
  'a comparison for machines': async () => JSON.stringify(await compareDistricts(['320571', '320505'])),
  'projects.csv': () => table('projects.csv'),
  'projects.geojson': () => table('projects.geojson'),
  'projects.kml': () => table('projects.kml'),
}

const rename = async (en: string, colour: number) => {
  const term = (await readTerms(query)).sector.find(({ value }) => value === 'biomed')!
  await saveTerm(admin, { ...term, vocabulary: 'sector', en, colour }, false)
  await loaded()
}

describe('a renamed and recoloured sector', () => {
  it('has its new name and colour in all that is given out', async () => {
    const bytes = async () => Buffer.from(await (await ask(picture, `/og/en/projects/${slug}`)).arrayBuffer())
    await rename(OLD, 26)
    const before = await bytes()
    for (const [where, give] of Object.entries(GIVEN)) expect(await give(), where).toContain(OLD)
    await rename(NEW, 27)
    for (const [where, give] of Object.entries(GIVEN)) {
      const now = await give()
      expect(now, where).toContain(NEW)
      expect(now, where).not.toContain(OLD)
    }
    expect((await bytes()).equals(before)).toBe(false)
  })

  it('is understood by its new name in files and questions', async () => {
    await rename(NEW, 27)
    const lookups = await loadLookups(query, admin)
    expect(lookups.term('sector', NEW.toLowerCase())).toBe('biomed')
    const asked = { q: `${NEW} in SND` }
    expect(JSON.stringify(await questionOf(asked, parseView(asked), 'en'))).toContain('sector=biomed')
  })
})
