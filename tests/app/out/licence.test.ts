/** The licence that an admin sets is said by whatever leaves the map. */

import { afterAll, beforeAll, expect, it } from 'vitest'
import { GET as openapi } from '#app/api/openapi.json/route'
import { GET as compare } from '#app/export/compare/[locale]/[file]/route'
import { datasetJsonLd } from '#app/export/dataset-json-ld'
import { licenceOf } from '#app/export/licence'
import { packageOfNow } from '#app/export/package-file'
import { GET as projects } from '#app/export/projects/[locale]/[file]/route'
import { GET as feed } from '#app/feeds/[...path]/route'
import { GET as llms } from '#app/llms.txt/route'
import { GET as ogc } from '#app/ogc/[[...path]]/route'
import { GET as tiles } from '#app/tiles/projects.json/route'
import { DEFAULT_SETTINGS } from '#geo/edit/settings'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { SettingsInput, writeSettings } from '#prisma/manage/settings'
import { startSeeded } from '../../support/app'

const SET = {
  ...DEFAULT_SETTINGS,
  licenceZh: '测试许可一号',
  licenceEn: 'Test Licence One',
  licenceUrl: 'https://licence.example/one',
}

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startSeeded()
})
afterAll(() => stop?.())

const of = async (answer: Response | Promise<Response>) => (await answer).text()
const asked = (path: string) => new Request(`http://localhost${path}`, { headers: { host: 'localhost' } })
const COMPARE = '/export/compare/en/table.csv?areas=d:320571~d:320505'

/** Everything that tells terms of use, by its name. */
const outputs = async (): Promise<Readonly<Record<string, string>>> => ({
  csv: await of(
    projects(asked('/export/projects/zh/projects.csv'), {
      params: Promise.resolve({ locale: 'zh', file: 'projects.csv' }),
    }),
  ),
  geojson: await of(
    projects(asked('/export/projects/en/projects.geojson'), {
      params: Promise.resolve({ locale: 'en', file: 'projects.geojson' }),
    }),
  ),
  table: await of(compare(asked(COMPARE), { params: Promise.resolve({ locale: 'en', file: 'table.csv' }) })),
  feed: await of(feed(asked('/feeds/atom/en'), { params: Promise.resolve({ path: ['atom', 'en'] }) })),
  ogc: await of(ogc(asked('/ogc?f=json'), { params: Promise.resolve({}) })),
  api: await of(ogc(asked('/ogc/api?f=json'), { params: Promise.resolve({ path: ['api'] }) })),
  openapi: await of(openapi()),
  tiles: await of(tiles(asked('/tiles/projects.json'))),
  llms: await of(llms()),
  catalogue: JSON.stringify(await datasetJsonLd((await currentSnapshot()).revision, 'en')),
  about: await licenceOf('zh'),
})

it('is said by each of them once it is set, with its address, and by none before', async () => {
  for (const [name, text] of Object.entries(await outputs()))
    expect(text, name).not.toMatch(/Test Licence One|测试许可一号/)
  await writeSettings(SET, 'test')
  for (const [name, text] of Object.entries(await outputs())) {
    expect(text, name).toMatch(/Test Licence One|测试许可一号/)
    expect(text, name).toContain(SET.licenceUrl)
  }
  const [schema, dcat] = (await datasetJsonLd(1, 'zh')) as Record<string, never>[]
  expect(schema!.license).toBe(SET.licenceUrl)
  expect(dcat!['dcat:distribution']![0]).toMatchObject({ 'dct:license': { '@id': SET.licenceUrl } })
  const size: number[] = []
  for await (const part of (await packageOfNow()).write()) size.push(part.length)
  expect(size.length).toBeGreaterThan(0)
})

it.each(['ftp://licence.example', 'javascript:alert(1)', 'licence.example', 'https://'])(
  '%s is no address of it',
  (licenceUrl) => expect(SettingsInput.safeParse({ ...SET, licenceUrl }).success).toBe(false),
)
