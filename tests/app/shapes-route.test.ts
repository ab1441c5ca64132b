import { afterAll, beforeAll, expect, it } from 'vitest'
import { SHAPE_FILES, shapeAddress } from '#geo/shapes/shape-address'
import { shapeFile } from '#geo/shapes/shape-file'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { GET } from '../../app/shapes/[key]/[file]/route'
import { startSeeded } from '../support/app'

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startSeeded()
})
afterAll(() => stop?.())

const ask = (key: string, file: string) =>
  GET(new Request('http://localhost/'), { params: Promise.resolve({ key, file }) })

it.each(SHAPE_FILES)('%s: of the shapes in use for ever, of others for a moment', async (name) => {
  const { shapes } = await currentSnapshot()
  const inUse = shapes.path === '/geo' ? shapes.key : shapes.path.slice('/shapes/'.length)
  const answer = await ask(inUse, `${name}.json`)
  expect(answer.headers.get('cache-control')).toContain('immutable')
  expect(await answer.json()).toEqual(JSON.parse(JSON.stringify(shapeFile(shapes, name))))
  expect((await ask('7-0-0', `${name}.json`)).headers.get('cache-control')).toBe('public, max-age=1')
})

it('a fresh installation draws the built-in files, whatever cities it has of its own', async () => {
  const { shapes } = await currentSnapshot()
  expect(shapes.path).toMatch(/^\/shapes\/0-0-0-\d+$/) // the seed puts Shanghai on the map, which no file has
  const files = SHAPE_FILES.map((name) => shapeAddress(`https://map.example${shapes.path}`, name))
  const drawn = SHAPE_FILES.filter((name) => name !== 'labels').map((name) => `https://map.example/geo/${name}.json`)
  expect(files).toEqual([...drawn, `https://map.example${shapes.path}/labels.json`])
  expect((await ask('0-0-0', 'districts.json')).headers.get('cache-control')).toContain('immutable')
  expect((await ask('0-0-0', 'labels.json')).headers.get('cache-control')).toBe('public, max-age=1')
})

it.each([
  ['/geo', '/geo', '/geo'],
  ['/shapes/5-0-2', '/shapes/5-0-2', '/shapes/5-0-2'],
  ['/shapes/5-0-2-77', '/shapes/5-0-2', '/shapes/5-0-2-77'],
])('of the shapes at %s files are at %s and labels at %s', (path, drawn, labels) => {
  expect(shapeAddress(path, 'water')).toBe(`${drawn}/water.json`)
  expect(shapeAddress(path, 'labels')).toBe(`${labels}/labels.json`)
})

it.each([
  ['0-0-0', 'nothing.json'],
  ['0-0', 'districts.json'],
  ['../geo', 'districts.json'],
])('%s/%s is no file', async (key, file) => expect((await ask(key, file)).status).toBe(404))
