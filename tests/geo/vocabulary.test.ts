import { expect, test } from 'vitest'
import { problemsOfTerm } from '#geo/edit/terms'
import { VOCABULARY_NAMES } from '#geo/terms'
import * as vocabulary from '#geo/vocabulary'
import { labelOf, type Term, valuesOf } from '#geo/vocabulary'
import { TERMS } from '../support/terms'

const FIXED = Object.entries(vocabulary as Readonly<Record<string, unknown>>).filter(
  (entry): entry is [string, readonly Term[]] => Array.isArray(entry[1]) && typeof entry[1][0] === 'object',
)
/** Those that code fixes, and the starter set of those that admins edit. */
const TABLES: readonly (readonly [string, readonly Term[]])[] = [...FIXED, ...Object.entries(TERMS)]
/** Values whose label is empty because nothing is said for them. */
const SILENT = ['unit text', 'COMPARISONS exact']

test('there are tables to test', () => {
  expect(TABLES.map(([name]) => name)).toEqual(expect.arrayContaining(['sector', 'kind', 'status', 'PRECISIONS']))
})

test.each(TABLES)('%s has each value once, fit for a URL, and a label of its own in both languages', (name, table) => {
  const values = valuesOf(table)
  expect(new Set(values).size).toBe(values.length)
  for (const value of values) expect(value).toMatch(/^[a-z][a-z0-9-]*$/)
  for (const locale of vocabulary.LOCALES) {
    const labels = table.filter(({ value }) => !SILENT.includes(`${name} ${value}`)).map((term) => term[locale])
    for (const label of labels) expect(label.trim()).toBe(label)
    expect(labels).not.toContain('')
    expect(new Set(labels).size).toBe(labels.length)
  }
})

test.each(TABLES)('%s is Chinese in Chinese and Latin in English', (_, table) => {
  for (const { en } of table) expect(en).not.toMatch(/\p{Script=Han}/u)
  expect(table.some(({ zh }) => /\p{Script=Han}/u.test(zh))).toBe(true)
})

test('the starter set is right by the rules for those who edit it', () => {
  for (const vocabulary of VOCABULARY_NAMES) {
    expect(TERMS[vocabulary].length, vocabulary).toBeGreaterThan(2)
    for (const term of TERMS[vocabulary]) expect(problemsOfTerm({ vocabulary, ...term }, TERMS, false)).toEqual([])
  }
})

test('a value has its label, and one that is not known stands for itself', () => {
  expect(labelOf(TERMS.sector, 'biomed', 'zh')).toBe('生物医药与医疗器械')
  expect(labelOf(TERMS.sector, 'biomed', 'en')).toBe('Biomedicine & medical devices')
  expect(labelOf(TERMS.sector, 'alchemy', 'en')).toBe('alchemy')
})
