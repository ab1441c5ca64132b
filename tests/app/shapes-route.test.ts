import { afterAll, beforeAll, expect, it } from 'vitest'
import { BUILT_IN_SHAPES } from '#geo/shapes/built-in'
import { SHAPE_FILES, shapeFile } from '#geo/shapes/shape-file'
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
  const answer = await ask('0-0-0', `${name}.json`)
  expect(answer.headers.get('cache-control')).toContain('immutable')
  expect(await answer.json()).toEqual(JSON.parse(JSON.stringify(shapeFile(BUILT_IN_SHAPES, name))))
  expect((await ask('7-0-0', `${name}.json`)).headers.get('cache-control')).toBe('public, max-age=1')
})

it.each([
  ['0-0-0', 'nothing.json'],
  ['0-0', 'districts.json'],
  ['../geo', 'districts.json'],
])('%s/%s is no file', async (key, file) => expect((await ask(key, file)).status).toBe(404))
