/** Land, water and districts are uploaded one by one, and drawn over one another. */

import { describe, expect, it } from 'vitest'
import type { MapShape } from '#geo/geometry/map-shapes'
import { BUILT_IN_SHAPES } from '#geo/shapes/built-in'
import type { MapShapes, ShapeKind } from '#geo/shapes/map-shapes'
import { composeShapes, type PublishedShape } from '#geo/shapes/published'
import { FIRST_SETTINGS, mayPublish } from '#geo/shapes/reading'
import { prepare } from '#prisma/boundaries/prepare'
import { box, collection, context, suzhou } from './support'

const LAKE = '合湖'
const shape = (id: string, name: string, ring: MapShape['rings'][number]): PublishedShape => ({
  ...{ id, rings: [ring], city: null, label: [120.75, 31.35] },
  ...{ name: { zh: name, en: name }, short: { zh: name, en: name } },
})
const square = (...sides: [number, number, number, number]) => box(...sides) as MapShape['rings'][number]

/** The built-in districts on land or waters that an admin has published. */
const withSet = (kind: 'land' | 'water', ...shapes: PublishedShape[]): MapShapes =>
  composeShapes([{ id: 7, kind, shapes: { shapes, cities: [] }, isSchematic: false, approvalNumber: '' }])

async function found(kind: ShapeKind, bytes: Buffer, standing: MapShapes) {
  const reading = await prepare({ bytes, settings: FIRST_SETTINGS, context: context(kind), standing })
  expect(reading.refusal).toBeNull()
  expect(mayPublish(reading)).toBe(true) // told, never in the way
  const codes = ['at-sea', 'drowned', 'sea-around']
  return reading.findings.filter(({ code }) => codes.includes(code))
}

const file = (name: string, ...sides: [number, number, number, number]) =>
  collection([{ properties: { name }, rings: [box(...sides)] }])
const SIP = '苏州工业园区'

describe('land', () => {
  it('says what becomes sea, and nothing of what it carries', async () => {
    const findings = await found('land', file('', 119, 30, 122.5, 33), BUILT_IN_SHAPES)
    expect(findings.map(({ code }) => code)).toEqual(['sea-around'])
  })

  it('says which districts and published waters it leaves in the sea, and where', async () => {
    const standing = withSet('water', shape('1', LAKE, square(120.6, 31.2, 120.7, 31.3)))
    const findings = await found('land', file('', 119, 31.31, 122.5, 33), standing)
    const names = findings.filter(({ code }) => code === 'at-sea').flatMap((finding) => finding.names)
    expect(names).toContain('吴江区')
    expect(names).toContain(LAKE)
    expect(names).not.toContain('张家港市')
    for (const { code, at } of findings) if (code === 'at-sea') expect(at![1]).toBeLessThan(31.31)
  })

  it('that is a file of waters, taken for land, leaves all districts in the sea', async () => {
    const findings = await found('land', file(LAKE, 120.68, 31.3, 120.7, 31.32), BUILT_IN_SHAPES)
    expect(findings.filter(({ code }) => code === 'at-sea').length).toBeGreaterThanOrEqual(9)
  })
})

describe('water', () => {
  it('that is a file of districts drowns them', async () => {
    const findings = await found('water', suzhou(), BUILT_IN_SHAPES)
    expect(findings.filter(({ code }) => code === 'drowned').map(({ names }) => names[0])).toContain(SIP)
  })

  it('beyond the published land is told of', async () => {
    const standing = withSet('land', shape('1', '', square(119, 31.4, 122.5, 33)))
    const [finding] = await found('water', file(LAKE, 120.6, 31.2, 120.7, 31.3), standing)
    expect(finding).toMatchObject({ code: 'at-sea', names: [LAKE] })
    expect(await found('water', file(LAKE, 120.6, 31.5, 120.7, 31.6), standing)).toEqual([])
  })
})

describe('districts', () => {
  it('are checked against the land and the waters that are published', async () => {
    const land = withSet('land', shape('1', '', square(119, 30, 122.5, 33)))
    expect(await found('districts', suzhou(), land)).toEqual([])
    const elsewhere = withSet('land', shape('1', '', square(119, 31.31, 122.5, 33)))
    expect((await found('districts', suzhou(), elsewhere)).flatMap(({ names }) => names)).toContain('吴江区')
    const flood = withSet('water', shape('1', LAKE, square(119, 30, 122.5, 33)))
    const drowned = (await found('districts', suzhou(), flood)).filter(({ code }) => code === 'drowned')
    expect(drowned.length).toBeGreaterThanOrEqual(9)
  })

  it('of an installation whose map has no land of its own are not checked against the coarse built-in sea', async () => {
    expect(await found('districts', suzhou(), BUILT_IN_SHAPES)).toEqual([])
  })
})
