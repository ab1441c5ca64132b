import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { datasetJsonLd } from '#app/export/dataset-json-ld'
import { GET } from '#app/export/package/[file]/route'
import { GET as fileOf } from '#app/export/projects/[locale]/[file]/route'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { unpack } from '#prisma/zip'
import { startSeeded } from '../../support/app'

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startSeeded()
})
afterAll(() => stop?.())

const ask = (file: string) =>
  GET(new Request(`http://localhost/export/package/${file}`), { params: Promise.resolve({ file }) })

async function filesOf(bytes: Buffer): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>()
  await unpack(bytes, 1 << 24, (name, piece) =>
    files.set(name, Buffer.concat([files.get(name) ?? Buffer.alloc(0), piece])),
  )
  return files
}

it('holds every table, what its columns mean, terms and sums that are right, and is the same when asked again', async () => {
  const response = await ask('data.zip')
  expect(response.headers.get('content-disposition')).toMatch(/"landing-map-\d{4}-\d{2}-\d{2}-r\d+\.zip"/)
  const bytes = Buffer.from(await response.arrayBuffer())
  const files = await filesOf(bytes)
  const sums = files.get('SHA256SUMS')!.toString().trimEnd().split('\n')
  expect(sums).toHaveLength(files.size - 1)
  for (const line of sums) {
    const [sum, name] = line.split('  ')
    expect(createHash('sha256').update(files.get(name!)!).digest('hex'), name).toBe(sum)
  }
  const headings = (name: string) => files.get(name)!.toString().slice(1).split('\r\n')[0]!.split(',').length
  const words = files.get('dictionary.csv')!.toString().split('\r\n')
  for (const name of ['projects-zh.csv', 'projects-en.csv', 'districts.csv', 'events.csv', 'places.csv', 'sources.csv'])
    expect(words.filter((line) => line.startsWith(`${name},`)).length, name).toBe(headings(name))
  const params = Promise.resolve({ locale: 'en', file: 'projects.csv' })
  const csv = await fileOf(new Request('http://localhost/export/projects/en/projects.csv'), { params })
  expect(files.get('projects-en.csv')!.equals(Buffer.from(await csv.arrayBuffer()))).toBe(true)
  const { resources } = JSON.parse(files.get('datapackage.json')!.toString())
  const tables = [...files.keys()].filter((name) => name.endsWith('.csv') && name !== 'dictionary.csv')
  expect(resources.map(({ path }: { path: string }) => path).sort()).toEqual(tables.sort())
  for (const { path, schema } of resources) expect(schema.fields.length, path).toBe(headings(path))
  expect(files.get('LICENCE.txt')!.toString()).toContain('grants no licence of its own')
  expect(Buffer.from(await (await ask('data.zip')).arrayBuffer()).equals(bytes)).toBe(true)
})

it('says the licence that the operator has set', async () => {
  process.env.DATA_LICENCE = 'CC BY 4.0'
  const files = await filesOf(Buffer.from(await (await ask('data.zip')).arrayBuffer()))
  process.env.DATA_LICENCE = ''
  for (const name of ['LICENCE.txt', 'projects-en.csv'])
    expect(files.get(name)!.toString()).toContain('licensed under CC BY 4.0')
})

it('is described for search engines and catalogues, by addresses that answer', async () => {
  const { revision } = await currentSnapshot()
  const [schema, dcat] = (await datasetJsonLd(revision, 'en')) as Record<string, unknown>[]
  expect(schema).toMatchObject({ '@type': 'Dataset', version: String(revision), isAccessibleForFree: true })
  expect(schema).not.toHaveProperty('license')
  const forms = dcat!['dcat:distribution'] as Record<string, { '@id': string }>[]
  const addresses = forms.map((form) => (form['dcat:downloadURL'] ?? form['dcat:accessURL'])!['@id'])
  expect(addresses.map((address) => new URL(address).pathname)).toEqual([
    '/export/package/data.zip',
    '/export/projects/en/projects.csv',
    '/export/projects/en/projects.geojson',
    '/ogc',
  ])
})

it('of another name is a 404', async () => expect((await ask('other.zip')).status).toBe(404))
