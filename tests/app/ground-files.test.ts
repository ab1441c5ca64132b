/** Files of the folder of grounds, judged before readers are sent to them. */

import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { groundFileProblem } from '#prisma/ground/files'
import { type ArchiveInfo, pmtiles } from '../../app/publish/pmtiles'
import { streetsFile } from '../browser/streets'
import { temporaryFolder } from '../support/database'

let folder: string

beforeAll(async () => {
  folder = await temporaryFolder('landing-grounds-')
  process.env.GROUND_DIR = folder
})
afterAll(async () => {
  Reflect.deleteProperty(process.env, 'GROUND_DIR')
  await rm(folder, { recursive: true, force: true })
})

const about: ArchiveInfo = { bbox: [103, 25, 104, 26], minZoom: 0, maxZoom: 1, metadata: {} }
const tiles = [{ z: 0, x: 0, y: 0, data: Buffer.from('a tile') }]
const withLayers = (...ids: string[]) =>
  pmtiles(tiles, { ...about, metadata: { vector_layers: ids.map((id) => ({ id, fields: {} })) } })
/** Its header says that its tiles are pictures. */
function ofPictures(): Buffer {
  const file = withLayers('roads')
  file[99] = 2
  return file
}

it.each<[string, () => Buffer, 'schema' | null]>([
  ['streets', streetsFile, null],
  ['a file that lists no layers', () => pmtiles(tiles, about), null],
  ['a file of another schema', () => withLayers('transportation', 'water', 'landuse'), 'schema'],
  ['pictures', ofPictures, 'schema'],
  ['a web page', () => Buffer.from('<!doctype html>'.repeat(20)), 'schema'],
  ['nothing', () => Buffer.alloc(0), 'schema'],
  ['half a header', () => streetsFile().subarray(0, 60), 'schema'],
  ['a header without what follows it', () => streetsFile().subarray(0, 140), 'schema'],
])('%s', async (_, file, problem) => {
  await writeFile(join(folder, 'one.pmtiles'), file())
  expect(await groundFileProblem('one.pmtiles')).toBe(problem)
})

it('a file that is not there', async () => {
  expect(await groundFileProblem('two.pmtiles')).toBe('absent')
  expect(await groundFileProblem('../one.pmtiles')).toBe('absent')
})
