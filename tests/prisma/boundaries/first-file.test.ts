/** The first file of borders of an installation that has none: names as files of many countries have them. */

import { describe, expect, it } from 'vitest'
import { BUILT_IN_SHAPES } from '#geo/shapes/built-in'
import { FIRST_SETTINGS, type ShapesReading } from '#geo/shapes/reading'
import { prepare } from '#prisma/boundaries/prepare'
import { box, collection, type Square } from './support'

const EMPTY = { ...BUILT_IN_SHAPES, key: '1-2-0', districts: [], water: [], labels: [], labelPoints: {} }
const context = { kind: 'districts', districts: [], cities: {} } as const
const first = (...squares: Square[]): Promise<ShapesReading> =>
  prepare({ bytes: collection(squares), settings: FIRST_SETTINGS, context, standing: EMPTY })

const ring = box(-58.5, -34.7, -58.4, -34.6)
const named = async (properties: Record<string, unknown>) => {
  const { features } = await first({ properties: { code: '910101', ...properties }, rings: [ring] })
  const { becomes } = features[0]!
  return becomes.to === 'new' ? [becomes.zh, becomes.en] : []
}

describe('a new district is called as its file calls it', () => {
  it.each<[string, Record<string, unknown>, readonly string[]]>([
    ['in both languages', { name: '北岸区', name_en: 'North Shore' }, ['北岸区', 'North Shore']],
    ['whichever comes first', { name: 'Barrio Norte', 'name:zh': '北岸区', 'name:en': 'North' }, ['北岸区', 'North']],
    ['in Chinese and a third language', { NAME: 'Barrio Norte', NAME_ZH: '北岸区' }, ['北岸区', 'Barrio Norte']],
    ['in Latin letters alone, accents and all', { nombre: 1, name: 'La Estación' }, ['La Estación', 'La Estación']],
    ['in English alone', { name_en: 'North Shore' }, ['North Shore', 'North Shore']],
    ['in Chinese alone, by its sound', { 名称: '北岸区' }, ['北岸区', 'Beian']],
    [
      'by levels, of which the lowest is its own',
      { NAME_0: 'Argentina', NAME_1: 'Buenos Aires', NAME_2: 'San Isidro' },
      ['San Isidro', 'San Isidro'],
    ],
    ['by levels, in Chinese too', { NAME_1: 'Jiangsu', NAME_2: 'Suzhou', NL_NAME_2: '苏州' }, ['苏州', 'Suzhou']],
  ])('%s', async (_, properties, names) => {
    expect(await named(properties)).toEqual(names)
  })
})

describe('a piece far from the rest of a first file', () => {
  const told = ({ findings }: ShapesReading) => findings.map(({ code, names }) => [code, ...names])
  const feature = (code: string, name: string, ...rings: Square['rings']): Square => ({
    properties: { code, name },
    rings,
  })

  it('is told, the largest being where the city is', async () => {
    const far = await first(
      feature('910101', 'North', ring),
      feature('910102', 'South', box(-58.5, -34.8, -58.4, -34.7)),
      feature('910103', 'Nowhere', box(0, 0, 0.01, 0.01)),
    )
    expect(told(far)).toEqual([['outside', 'Nowhere']])
  })

  it('is none where one follows the other over a long way', async () => {
    const chain = [0, 1, 2, 3, 4].map((i) =>
      feature(`91010${i}`, `Island ${i}`, box(-58.5 + i * 0.45, -34.7, -58.4 + i * 0.45, -34.6)),
    )
    expect(told(await first(...chain))).toEqual([])
  })
})
