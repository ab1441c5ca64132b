import { describe, expect, it } from 'vitest'
import { checkSeed, SeedError } from '#prisma/seed/check'
import { foundingData } from '#prisma/seed/data'
import { type SeedInput, TABLE_NAMES } from '#prisma/seed/schema'
import { changed } from '../../support/seeds'

const CASES: [name: string, data: SeedInput, problem: string | RegExp][] = [
  [
    'a value outside a vocabulary',
    changed('projects', 'P07', { sector: 'Gamez' }),
    /^projects P07 sector: "Gamez" is not a value of lower-case words and hyphens/,
  ],
  ['an unknown column', changed('projects', 'P07', { colour: 'red' }), /^projects P07 colour: /],
  [
    'a slug with capitals',
    changed('districts', '320505', { slug: 'SND' }),
    /^districts 320505 slug: "SND" is not a slug/,
  ],
  [
    'a slug twice',
    changed('projects', 'P02', { slug: 'juchuang-alliance' }),
    'projects P07 slug: "juchuang-alliance" occurs twice',
  ],
  [
    'an id twice',
    { ...foundingData, events: [...foundingData.events, ...foundingData.events] },
    'events E1 id: "E1" occurs twice',
  ],
  [
    'a reference to nothing',
    changed('projects', 'P07', { districtId: '320599' }),
    'projects P07 districtId: there is no record "320599" in districts',
  ],
  [
    'a position without precision',
    changed('projects', 'P01', { precision: 'district' }),
    'projects P01 precision: "district" has no position (lng, lat)',
  ],
  [
    'a precision without position',
    changed('projects', 'P07', { precision: 'park' }),
    'projects P07 precision: "park" needs a position (lng, lat)',
  ],
  [
    'a position off the globe',
    changed('places', 'K1', { lng: 31.3, lat: 120.3 }),
    'places K1 lat: 120.3 is not between -90 and 90 degrees',
  ],
  [
    'an amount without kind',
    changed('projects', 'P07', { amountCny: 5 }),
    'projects P07 amountKind: an amount and its kind come together or not at all',
  ],
  [
    'a day that is no day',
    changed('milestones', 'P14.founded', { date: '2021-02-30' }),
    'milestones P14.founded date: "2021-02-30" is not a date yyyy-mm-dd',
  ],
  [
    'a month that does not begin',
    changed('events', 'E1', { datePrecision: 'month' }),
    'events E1 date: "2021-10-18" is not the first day of a month',
  ],
  [
    'a period without precision',
    changed('indicators', 'I2.output', { periodPrecision: null }),
    'indicators I2.output periodStart: a date and its precision come together or not at all',
  ],
  [
    'a period that ends before it starts',
    changed('indicators', 'I2.output', { periodEnd: '2019-12-31' }),
    'indicators I2.output periodEnd: "2019-12-31" is before "2020-01-01"',
  ],
  [
    'a number without value',
    changed('indicators', 'I2.output', { value: null }),
    'indicators I2.output value: the unit "text" has no value, every other unit needs one',
  ],
  [
    'a text in one language',
    changed('projects', 'P07', { specialtyEn: null }),
    'projects P07 specialtyEn: a text is given in both languages or in none',
  ],
  [
    'a citation of no record',
    changed('citations', 'S1.project.P07.name', { recordId: 'P77' }),
    'citations S1.project.P07.name recordId: there is no project "P77"',
  ],
  [
    'a citation of no field',
    changed('citations', 'S1.project.P07.name', { field: 'title' }),
    /^citations S1\.project\.P07\.name field: "title" is not one of name, /,
  ],
  [
    'a citation of an absent value',
    changed('citations', 'S1.project.P07.name', { field: 'amountCny' }),
    'citations S1.project.P07.name field: project P07 has no amountCny',
  ],
  [
    'a citation of no source',
    changed('citations', 'S1.project.P07.name', { sourceId: 'S99' }),
    'citations S1.project.P07.name sourceId: there is no record "S99" in sources',
  ],
  [
    'a value without citation',
    changed('projects', 'P07', { aliases: ['JCLM'] }),
    'projects P07 aliases: has a value but no citation',
  ],
  ['a table that is missing', { ...foundingData, details: undefined as never }, 'details – –: is no list of records'],
]

describe('a broken seed', () => {
  it.each(CASES)('with %s is told by record and field', (_, data, problem) => {
    expect(problemsOf(data)).toContainEqual(typeof problem === 'string' ? problem : expect.stringMatching(problem))
  })

  it('lists every problem in one error', () => {
    const data = { ...changed('projects', 'P07', { sector: 'Gamez', kind: 'A house' }), sources: [{ id: 'S1' }] }
    const problems = problemsOf(data)
    for (const start of ['projects P07 sector', 'projects P07 kind', 'sources S1 titleZh', 'sources S1 titleEn'])
      expect(problems.filter((problem) => problem.startsWith(start))).toHaveLength(1)
  })

  it('reports a record that is broken once, not again for all that refers to it', () => {
    expect(problemsOf(changed('projects', 'P07', { sector: 'Gamez' }))).toHaveLength(1)
  })

  it.each([null, 7, 'data', []])('that is %j is refused', (data) => {
    expect(problemsOf(data)).toHaveLength(TABLE_NAMES.length)
  })
})

it('the founding data itself is sound, and not changed by being checked', () => {
  const before = JSON.stringify(foundingData)
  expect(() => checkSeed(foundingData)).not.toThrow()
  expect(JSON.stringify(foundingData)).toBe(before)
})

function problemsOf(data: unknown): readonly string[] {
  try {
    checkSeed(data)
  } catch (error) {
    if (error instanceof SeedError) return error.problems
    throw error
  }
  return []
}
