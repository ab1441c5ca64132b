import { expect, test } from 'vitest'
import * as vocabulary from '#geo/vocabulary'
import { labelOf, SECTORS, type Term, valuesOf } from '#geo/vocabulary'

const TABLES = Object.entries(vocabulary as Readonly<Record<string, unknown>>).filter(
  (entry): entry is [string, readonly Term[]] => Array.isArray(entry[1]) && typeof entry[1][0] === 'object',
)
/** Values whose label is empty because nothing is said for them. */
const SILENT = ['UNITS text', 'COMPARISONS exact']

test('there are tables to test', () => {
  expect(TABLES.map(([name]) => name)).toEqual(expect.arrayContaining(['SECTORS', 'KINDS', 'STATUSES', 'PRECISIONS']))
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

test('no two sectors share a glyph or a colour', () => {
  for (const key of ['glyph', 'light', 'dark'] as const)
    expect(new Set(SECTORS.map((sector) => sector[key])).size).toBe(SECTORS.length)
})

test('a value has its label, and one that is not known stands for itself', () => {
  expect(labelOf(SECTORS, 'biomed', 'zh')).toBe('生物医药与医疗器械')
  expect(labelOf(SECTORS, 'biomed', 'en')).toBe('Biomedicine & medical devices')
  expect(labelOf(SECTORS, 'alchemy', 'en')).toBe('alchemy')
})
