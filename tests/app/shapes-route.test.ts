import { afterAll, beforeAll, expect, it } from 'vitest'
import { SHAPE_FILES, shapeFile } from '#geo/shapes/shape-file'
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

it.each([
  ['0-0-0', 'nothing.json'],
  ['0-0', 'districts.json'],
  ['../geo', 'districts.json'],
])('%s/%s is no file', async (key, file) => expect((await ask(key, file)).status).toBe(404))
