import { describe, expect, it } from 'vitest'
import { mayPublish } from '#geo/shapes/reading'
import { zip } from '../../support/import-files'
import { box, collection, read, suzhou } from './support'

describe('a file is refused, with the reason', () => {
  const nested = (depth: number) => Buffer.from(`${'['.repeat(depth)}${']'.repeat(depth)}`)
  const ring = (count: number) => Array.from({ length: count }, (_, i) => [120 + i / count, 31])
  it.each<[string, () => Buffer | Promise<Buffer>]>([
    ['empty', () => Buffer.alloc(0)],
    ['kind', () => Buffer.from('[1, 2]')],
    ['broken', () => Buffer.from('hello')],
    ['broken', () => suzhou().subarray(0, 5000)],
    ['deep', () => nested(100_000)],
    ['no-shapes', () => Buffer.from('{"type":"Point","coordinates":[120,31]}')],
    ['too-many-vertices', () => collection([{ properties: {}, rings: [ring(1_300_000)] }])],
    ['projected', () => collection([{ properties: {}, rings: [box(500_000, 3_400_000, 510_000, 3_410_000)] }])],
    ['range', () => collection([{ properties: {}, rings: [box(31, 120, 31.1, 120.1)] }])],
    ['elsewhere', () => collection([{ properties: { code: '320571' }, rings: [box(116, 39, 116.5, 39.5)] }])],
    ['broken', () => Buffer.from('PK\u0003\u0004 and nothing more')],
    ['broken', () => zip({ 'a.shp': Buffer.from('this is no shapefile at all, whatever its name says') })],
    ['no-shapes', () => zip({ 'a.txt': Buffer.from('x') })],
    ['several', () => zip({ 'a.shp': Buffer.from('x'), 'b.shp': Buffer.from('y') })],
    ['bomb', () => zip({ 'a.shp': Buffer.alloc(140 * 2 ** 20) })],
  ])('%s', async (code, make) => {
    const reading = await read(await make())
    expect(reading.refusal).toBe(code)
    expect(mayPublish(reading)).toBe(false)
  })

  it('but another place may be meant', async () => {
    const far = collection([{ properties: { code: '110105', name: '朝阳区' }, rings: [box(116, 39, 116.5, 39.5)] }])
    const reading = await read(far, { isElsewhere: true })
    expect(reading.refusal).toBeNull()
    expect(reading.shapes.cities.map(({ id }) => id)).toEqual(['110100', '320500', '440300'])
  })
})
