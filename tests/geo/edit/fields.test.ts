/** What fields show, take and share. */

import { describe, expect, it, test } from 'vitest'
import { termProblems } from '#geo/edit/chosen-terms'
import { FIELDS, type Field, fieldColumns, fieldTerms, PARTS, pickField } from '#geo/edit/fields'
import { fieldsForMany, withField } from '#geo/edit/many'
import { newTerm } from '#geo/edit/new-term'
import { fieldText, NO_OPTIONS, type Options, optionName } from '#geo/edit/options'
import { problemsOfTerm } from '#geo/edit/terms'
import { type Columns, EMPTY, RECORD_TYPES, type RecordType, type RecordValues } from '#geo/edit/values'
import { type EditedTerm, NO_TERMS, type Vocabularies } from '#geo/terms'
import { formatAmount } from '#geo/text/format'
import { TERMS } from '../../support/terms'

const field = (type: RecordType, name: string): Field => FIELDS[type].find((one) => one.name === name)!
const OPTIONS: Options = {
  ...NO_OPTIONS,
  terms: TERMS,
  district: [{ id: '320571', zh: '园区', en: 'SIP' }],
}

describe('a value as one line', () => {
  it.each<[RecordType, string, Columns, string | null, string | null]>([
    ['project', 'name', { nameZh: '甲', nameEn: 'A' }, '甲', 'A'],
    ['project', 'name', { nameZh: '甲', nameEn: '' }, '甲', null],
    ['project', 'name', {}, null, null],
    ['project', 'aliases', { aliases: ['a', 'b'] }, 'a、b', 'a, b'],
    ['project', 'aliases', { aliases: [] }, null, null],
    ['event', 'categories', { categoriesZh: ['数'], categoriesEn: ['D'] }, '数', 'D'],
    ['project', 'amountCny', { amountCny: 5e8 }, formatAmount(5e8, 'zh'), formatAmount(5e8, 'en')],
    ['project', 'amountCny', { amountCny: null }, null, null],
    ['project', 'amountForeign', { amountForeign: 1234.5 }, '1,234.5', '1,234.5'],
    ['project', 'district', { districtId: '320571' }, '园区', 'SIP'],
    ['project', 'district', { districtId: '320505' }, '320505', '320505'],
    ['project', 'nameEnOfficial', { nameEnOfficial: true }, '✓', '✓'],
    ['project', 'nameEnOfficial', { nameEnOfficial: false }, null, null],
    ['project', 'kind', { kind: 'no-such-kind' }, 'no-such-kind', 'no-such-kind'],
    ['event', 'date', { date: '2021-10-01', datePrecision: 'month' }, '2021-10', '2021-10'],
    ['event', 'date', { date: '2021-10-18', datePrecision: null }, '2021-10-18', '2021-10-18'],
    ['indicator', 'period', { periodStart: '2021-01-01', periodEnd: '2021-08-31' }, ...both('2021-01-01 – 2021-08-31')],
    ['indicator', 'period', { periodStart: '2021-01-01', periodEnd: null }, ...both('2021-01-01')],
    ['indicator', 'period', { periodStart: null, periodEnd: null }, null, null],
    ['source', 'url', { url: 'https://example.org' }, ...both('https://example.org')],
    [
      'project',
      'location',
      { precision: 'park', lng: 120.7, lat: 31.3 },
      '园区 120.70000, 31.30000',
      'Park 120.70000, 31.30000',
    ],
    ['project', 'location', { precision: 'park', lng: 120.7, lat: null }, '园区', 'Park'],
    ['project', 'location', { precision: 'park', lng: null, lat: 31.3 }, '园区', 'Park'],
    ['project', 'location', { precision: null }, null, null],
  ])('%s %s of %j: %s, %s', (type, name, columns, zh, en) => {
    expect(fieldText(field(type, name), columns, OPTIONS, 'zh')).toBe(zh)
    expect(fieldText(field(type, name), columns, OPTIONS, 'en')).toBe(en)
    expect(fieldText(field(type, name), null, OPTIONS, 'en')).toBeNull()
  })

  it('of a choice is what its term is called', () => {
    for (const name of ['kind', 'amountKind', 'amountCurrency'] as const) {
      const [term] = fieldTerms(field('project', name), TERMS)
      expect(fieldText(field('project', name), { [name]: term!.value }, OPTIONS, 'zh')).toBe(term!.zh)
      expect(fieldText(field('project', name), { [name]: term!.value }, OPTIONS, 'en')).toBe(term!.en)
    }
    expect(fieldTerms(field('project', 'name'), TERMS)).toEqual([])
    expect(optionName(OPTIONS.district, '320571', 'en')).toBe('SIP')
  })
})

function both(text: string): [string, string] {
  return [text, text]
}

describe('what a record chooses', () => {
  const [kind, other] = TERMS.kind
  const retired: Vocabularies = { ...TERMS, kind: [{ ...kind!, isRetired: true }, other!] }
  const chose = (columns: Columns, milestones: readonly Columns[] = []): RecordValues => ({
    columns,
    cites: {},
    parts: { milestones: milestones.map((row, i) => ({ id: `m${i}`, columns: row, cites: [] })) },
  })

  it('is told where no vocabulary has it, in parts too', () => {
    const values = chose({ kind: 'no-such' }, [{ kind: TERMS.milestone[0]!.value }, { kind: 'never' }])
    expect(termProblems('project', values, null, TERMS)).toEqual([
      { path: 'columns.kind', code: 'choice', value: 'no-such' },
      { path: 'parts.milestones.1.columns.kind', code: 'choice', value: 'never' },
    ])
    expect(termProblems('project', chose({ kind: null, amountKind: 'whatever' }), null, TERMS)).toEqual([])
  })

  it('may be retired where the record held it before, and no other may be', () => {
    const values = chose({ kind: kind!.value })
    const told = [{ path: 'columns.kind', code: 'choice', value: kind!.value }]
    expect(termProblems('project', values, null, retired)).toEqual(told)
    expect(termProblems('project', values, chose({ kind: other!.value }), retired)).toEqual(told)
    expect(termProblems('project', values, values, retired)).toEqual([])
    const milestone = TERMS.milestone[0]!
    const old: Vocabularies = { ...TERMS, milestone: [{ ...milestone, isRetired: true }] }
    const row = chose({}, [{ kind: milestone.value }])
    expect(termProblems('project', row, null, old)).toHaveLength(1)
    expect(termProblems('project', row, chose({}), old)).toHaveLength(1)
    expect(termProblems('project', row, row, old)).toEqual([])
  })
})

describe('a field of many records', () => {
  const cite = (sourceId: string) => [{ sourceId, locatorZh: null, locatorEn: null }]
  const status = field('project', 'status')
  const record: RecordValues = { columns: { status: 'signed', kind: 'base' }, cites: { kind: cite('S1') }, parts: {} }

  it('is none that is each record’s own', () => {
    const own = ['name', 'aliases', 'summary', 'amountCny', 'location', 'address', 'url', 'title', 'value']
    for (const type of RECORD_TYPES)
      for (const { name } of fieldsForMany(type)) expect(own, `${type} ${name}`).not.toContain(name)
    const named = (type: RecordType) => fieldsForMany(type).map(({ name }) => name)
    expect(named('project')).toEqual(
      expect.arrayContaining(['kind', 'sector', 'status', 'district', 'place', 'nameEnOfficial', 'specialty']),
    )
    expect(named('event')).toContain('date')
    expect(named('source')).toEqual(['publisher', 'publishedOn'])
    expect(named('place')).toContain('cityId')
  })

  it('that has the value already is left as it is', () => {
    expect(withField(record, status, { status: 'signed' }, 'S9')).toBeNull()
  })

  it('gets the source that is named where it had none, and keeps those it had', () => {
    expect(withField(record, status, { status: 'settled' }, 'S9')).toEqual({
      columns: { status: 'settled', kind: 'base' },
      cites: { kind: cite('S1'), status: cite('S9') },
      parts: {},
    })
    expect(withField(record, field('project', 'kind'), { kind: 'other' }, 'S9')?.cites).toEqual({ kind: cite('S1') })
    expect(withField(record, status, { status: 'settled' }, null)?.cites).toEqual({ kind: cite('S1') })
  })

  it.each<Columns>([{ kind: null }, { kind: '' }])('that is emptied (%j) keeps no source', (value) => {
    expect(withField(record, field('project', 'kind'), value, 'S9')?.cites).toEqual({})
  })

  it('that needs no source gets none', () => {
    const flag = field('project', 'nameEnOfficial')
    expect(withField(record, flag, { nameEnOfficial: true }, 'S9')?.cites).toEqual({ kind: cite('S1') })
  })
})

describe('a new term of two names', () => {
  const names = { zh: '新的', en: 'New One' }
  const like = (value: string, change: Partial<EditedTerm> = {}): EditedTerm => ({
    ...{
      value,
      zh: `名${value}`,
      en: `Name ${value}`,
      aliases: [],
      isRetired: false,
      rank: null,
      colour: null,
      glyph: null,
    },
    ...change,
  })

  it('is one that may be written, whatever there is, until the looks are used up', () => {
    for (const vocabulary of ['sector', 'kind', 'status'] as const) {
      const others: EditedTerm[] = []
      const terms = { ...NO_TERMS, [vocabulary]: others }
      for (let i = 0; i < 12; i++) {
        const term = newTerm(vocabulary, { zh: `新${i}甲`, en: i % 2 ? `第${i}` : 'New One' }, terms)
        const codes = problemsOfTerm(term, terms, true).map(({ code }) => code)
        expect(codes.filter((code) => code !== 'name-doubled')).toEqual([])
        others.push({ ...like(term.value), colour: term.colour, glyph: term.glyph })
      }
    }
  })

  it('has an id from its English name, with a number where that is taken', () => {
    expect(newTerm('kind', names, NO_TERMS)).toMatchObject({
      ...names,
      value: 'new-one',
      isRetired: false,
      aliases: [],
    })
    const taken = { ...NO_TERMS, kind: [like('new-one'), like('new-one-2')] }
    expect(newTerm('kind', names, taken).value).toBe('new-one-3')
    expect(newTerm('kind', { zh: '新的', en: '新的' }, NO_TERMS).value).toBe('term')
    expect(newTerm('kind', { zh: '新的', en: 'x'.repeat(55) }, NO_TERMS).value).toBe('x'.repeat(50))
  })

  it('takes the first look that no term in use has, and none where none is shown', () => {
    const first = newTerm('sector', names, NO_TERMS)
    const sectors = [like('a', { colour: first.colour, glyph: first.glyph })]
    const second = newTerm('sector', names, { ...NO_TERMS, sector: sectors })
    expect(first.colour).toBe(0)
    expect([second.colour === first.colour, second.glyph === first.glyph]).toEqual([false, false])
    const retired = sectors.map((term) => ({ ...term, isRetired: true }))
    expect(newTerm('sector', names, { ...NO_TERMS, sector: retired })).toMatchObject({ colour: 0, glyph: first.glyph })
    expect(newTerm('kind', names, NO_TERMS)).toMatchObject({ colour: null, glyph: null })
    const full = Array.from({ length: 100 }, (_, i) => like(`s${i}`, { colour: i }))
    expect(newTerm('sector', names, { ...NO_TERMS, sector: full }).colour).toBeNull()
  })
})

describe('fields and columns', () => {
  it('every column is written by one field of its type, and picked with it', () => {
    for (const type of RECORD_TYPES) {
      const columns = FIELDS[type].flatMap(fieldColumns)
      expect(new Set(columns).size).toBe(columns.length)
      for (const one of FIELDS[type])
        expect(pickField(one, {})).toEqual(Object.fromEntries(fieldColumns(one).map((name) => [name, null])))
    }
    expect(pickField(field('project', 'name'), { nameZh: '甲', kind: 'base' })).toEqual({ nameZh: '甲', nameEn: null })
  })

  it('parts are of projects and events', () => {
    expect(RECORD_TYPES.filter((type) => Object.keys(PARTS[type]).length > 0)).toEqual(['project', 'event'])
  })
})

test('a record that is empty has nothing to choose or to tell', () => {
  for (const type of RECORD_TYPES) expect(termProblems(type, EMPTY, null, TERMS)).toEqual([])
})
