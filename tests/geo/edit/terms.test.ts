import { describe, expect, it } from 'vitest'
import {
  foldName,
  MAX_ALIASES,
  MAX_NAME,
  MAX_SECTORS,
  problemsOfTerm,
  type TermInput,
  termDifferences,
  termPrint,
} from '#geo/edit/terms'
import GLYPHS from '#geo/map/glyphs/all-glyphs'
import { type EditedTerm, NO_TERMS, type Vocabularies } from '#geo/terms'

const sector = (value: string, colour: number, change: Partial<EditedTerm> = {}): EditedTerm => ({
  ...{ value, zh: `产业${value}`, en: `Sector ${value}`, aliases: [], isRetired: false, rank: null },
  ...{ colour, glyph: [...GLYPHS.keys()][colour]! },
  ...change,
})
const input = (change: Partial<TermInput> = {}): TermInput => ({
  vocabulary: 'sector',
  ...sector('new', 20),
  ...change,
})
const among = (...terms: EditedTerm[]): Vocabularies => ({ ...NO_TERMS, sector: terms })
const codes = (term: TermInput, terms: Vocabularies, isNew = true) =>
  problemsOfTerm(term, terms, isNew).map(({ field, code }) => `${field} ${code}`)

describe('a sector', () => {
  const terms = among(sector('biomed', 0, { aliases: ['ＩＣ'] }))

  it.each([
    ['is right', {}, []],
    ['with an id that no address can hold', { value: 'Bio Med' }, ['value value-format']],
    ['with an id that is taken', { value: 'biomed' }, ['value value-taken']],
    ['without a Chinese name', { zh: '' }, ['zh name-missing']],
    ['without an English name', { en: '' }, ['en name-missing']],
    ['with a name that another has as an alias, in other width and case', { en: 'ic' }, ['en name-doubled']],
    ['with an alias that another has as its name', { aliases: ['产业 biomed'] }, ['aliases name-doubled']],
    ['with a name that differs from another’s only in signs', { zh: '产业·biomed' }, ['zh name-doubled']],
    ['with the id of another as an alias', { aliases: ['Biomed'] }, ['aliases name-doubled']],
    ['with one alias twice', { aliases: ['IoT', 'iot'] }, ['aliases name-doubled']],
    ['with a name as long as a sentence', { zh: '长'.repeat(61) }, ['zh name-long']],
    ['without a colour', { colour: null }, ['colour colour']],
    ['with a colour that is none', { colour: 28 }, ['colour colour']],
    ['with the colour of another', { colour: 0 }, ['colour colour-taken']],
    ['with a glyph that is none', { glyph: 'constructor' }, ['glyph glyph']],
    ['with the glyph of another', { glyph: 'cross' }, ['glyph glyph-taken']],
    ['retired, with neither', { isRetired: true, colour: null, glyph: null }, []],
  ] as const)('%s', (_, change, expected) => {
    expect(codes(input(change), terms)).toEqual(expected)
  })

  it('is one too many where every colour is in use, unless it is retired', () => {
    const full = among(...Array.from({ length: MAX_SECTORS }, (_, i) => sector(`s${i}`, i)))
    expect(codes(input(), full)).toContain('isRetired sectors-many')
    expect(codes(input({ isRetired: true }), full)).toEqual([])
    const withRetired = among(...full.sector.slice(1), sector('old', 0, { isRetired: true }))
    expect(codes(input({ colour: 0, glyph: [...GLYPHS.keys()].at(-1)! }), withRetired)).toEqual([])
  })

  it('may keep what it has', () => {
    expect(codes({ vocabulary: 'sector', ...sector('biomed', 0, { aliases: ['ＩＣ'] }) }, terms, false)).toEqual([])
  })
})

it('a term of a long list is right up to what there is room for', () => {
  const names = (count: number) => Array.from({ length: count }, (_, i) => `alias ${i}`)
  expect(codes(input({ aliases: names(MAX_ALIASES) }), NO_TERMS)).toEqual([])
  expect(codes(input({ aliases: names(MAX_ALIASES + 1) }), NO_TERMS)).toEqual(['aliases aliases-many'])
  expect(codes(input({ zh: '长'.repeat(MAX_NAME) }), NO_TERMS)).toEqual([])
  expect(codes(input({ aliases: ['', ' '] }), NO_TERMS)).toEqual([])
})

it('a name may stand twice in one term, in both languages, and a unit may be silent', () => {
  expect(codes(input({ vocabulary: 'kind', zh: 'IoT', en: 'IoT' }), NO_TERMS)).toEqual([])
  expect(codes(input({ vocabulary: 'unit', zh: '', en: '' }), NO_TERMS)).toEqual([])
  expect(codes(input({ vocabulary: 'kind', zh: '', en: '' }), NO_TERMS)).toEqual(['zh name-missing', 'en name-missing'])
})

it('a look that nothing has is no look of another', () => {
  const plain = among(sector('a', 0, { colour: null, glyph: null }))
  expect(codes(input({ colour: null, glyph: null }), plain)).toEqual(['colour colour', 'glyph glyph'])
  expect(codes(input({ vocabulary: 'status', glyph: null, colour: null }), NO_TERMS)).toEqual(['glyph glyph'])
})

it('what is in the way of a term is named', () => {
  const terms = among(sector('biomed', 0))
  const told = (term: TermInput) => problemsOfTerm(term, terms, true).map(({ about }) => about)
  expect(told(input({ value: 'Bio' }))).toEqual([''])
  expect(told(input({ colour: 0 }))).toEqual(['产业biomed'])
  const [doubled] = told(input({ en: 'Sector biomed' }))
  expect(doubled).toContain('Sector biomed')
  expect(doubled).toContain('产业biomed')
})

it('a form of a term is another as soon as anything that it says is', () => {
  const before = sector('biomed', 3)
  const prints = [
    before,
    { ...before, zh: '别' },
    { ...before, en: 'x' },
    { ...before, aliases: ['x'] },
    { ...before, isRetired: true },
    { ...before, rank: 1 },
    { ...before, colour: 4 },
    { ...before, glyph: 'x' },
  ].map(termPrint)
  expect(new Set(prints).size).toBe(prints.length)
  expect(termPrint({ ...before })).toBe(prints[0])
})

describe('a stage', () => {
  it.each([
    [10, 'ring', []],
    [0, 'ring', []],
    [1000, 'ring', []],
    [null, 'bars', []],
    [-1, 'ring', ['rank rank']],
    [1001, 'ring', ['rank rank']],
    [0.5, 'ring', ['rank rank']],
    [10, 'castle', ['glyph glyph']],
  ])('of rank %s with mark %s', (rank, glyph, expected) => {
    expect(codes(input({ vocabulary: 'status', rank, glyph, colour: null }), NO_TERMS)).toEqual(expected)
  })
})

it('names are the same whatever their case, width and space', () => {
  expect(foldName(' Ｒ＆Ｄ  Centre')).toBe(foldName('r&d centre'))
})

it('two states of a term differ in what a form shows, each as text', () => {
  const before = sector('biomed', 3, { aliases: ['IC', '芯片'] })
  const after = { ...before, en: 'Chips', aliases: ['IC'], isRetired: true, colour: null }
  expect(termDifferences(before, before)).toEqual([])
  expect(termDifferences(before, after)).toEqual([
    { field: 'en', before: 'Sector biomed', after: 'Chips' },
    { field: 'aliases', before: 'IC · 芯片', after: 'IC' },
    { field: 'isRetired', before: '', after: '✓' },
    { field: 'colour', before: '3', after: '' },
  ])
})
