import { describe, expect, it, test } from 'vitest'
import { areaProblemsOf } from '#components/messages/area-problems'
import { COMPARE_WORDS } from '#components/messages/compare/words'
import { districtTableOf } from '#components/messages/districts/words'
import { ERRORS, errorStrings } from '#components/messages/errors'
import { messagesOf } from '#components/messages/index'
import { manageOf } from '#components/messages/manage'
import { LOCALES } from '#geo/vocabulary'

/** Every text under its path: `map.cluster.one`. */
function textsOf(table: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(table).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[path + key, value]] : [...textsOf(value, `${path}${key}.`)],
    ),
  )
}

const placeholders = (text: string) => [...text.matchAll(/\{(.*?)\}/g)].map(([, name]) => name!).toSorted()

/** What the pages fill in: a place that no page knows would be shown in braces. */
const KNOWN = [
  ...['after', 'all', 'amount', 'areas', 'before', 'city', 'column', 'corners', 'date', 'datum'],
  ...['district', 'error', 'event', 'field', 'first', 'found', 'ids', 'known', 'label', 'length'],
  ...['limit', 'line', 'maxKm', 'minKm', 'n', 'name', 'path', 'position', 'ring', 'second', 'secondAll'],
  ...['secondAmount', 'secondN', 'secondShare', 'share', 'srid', 'sum', 'text', 'type', 'vertex', 'why'],
  ...['condition', 'from', 'musts', 'names', 'norm', 'percent', 'period', 'range', 'rank', 'rule', 'to', 'unit'],
  ...['values', 'weights'],
]

/** English texts that show how Chinese is typed. */
const EXAMPLES = ['site.otherLanguage', 'home.searchHint', 'form.amountNote', 'form.amountProblems.unreadable']

const TABLES = {
  messages: { zh: textsOf(messagesOf('zh')), en: textsOf(messagesOf('en')) },
  manage: { zh: textsOf(manageOf('zh')), en: textsOf(manageOf('en')) },
  'area problems': { zh: textsOf(areaProblemsOf('zh')), en: textsOf(areaProblemsOf('en')) },
  'words of comparisons': { zh: textsOf(COMPARE_WORDS.zh), en: textsOf(COMPARE_WORDS.en) },
  'table of districts': { zh: textsOf(districtTableOf('zh')), en: textsOf(districtTableOf('en')) },
  errors: { zh: textsOf(ERRORS.zh), en: textsOf(ERRORS.en) },
}

describe.each(Object.entries(TABLES))('the %s', (_, { zh, en }) => {
  it('have the same keys in Chinese and in English', () => {
    expect([...en.keys()].toSorted()).toEqual([...zh.keys()].toSorted())
    expect(zh.size).toBeGreaterThan(2)
  })

  it('leave nothing empty and have no space around', () => {
    for (const table of [zh, en]) for (const [key, text] of table) expect(text, key).toMatch(/^\S(.*\S)?$/s)
  })

  it('have the same placeholders in both, each known', () => {
    for (const [key, text] of zh) {
      const names = placeholders(text)
      expect([...new Set(placeholders(en.get(key)!))], key).toEqual([...new Set(names)])
      expect(
        names.filter((name) => !KNOWN.includes(name)),
        key,
      ).toEqual([])
    }
  })

  it('are Chinese in Chinese, and hold no Chinese in English but for examples and the way back', () => {
    for (const [key, text] of zh)
      if (!['site.otherLanguage', 'project.osm', 'summary.stated'].includes(key))
        expect(text, key).toMatch(/\p{Script=Han}/u)
    for (const [key, text] of en) if (!EXAMPLES.includes(key)) expect(text, key).not.toMatch(/\p{Script=Han}/u)
  })
})

test('what is counted has a word for one and for more', () => {
  const counted = [...TABLES.messages.en.keys()].filter((key) => /\.(one|other)$/.test(key))
  expect(counted.length).toBeGreaterThan(4)
  for (const key of counted) {
    for (const form of ['one', 'other']) expect([...TABLES.messages.en.keys()]).toContain(key.replace(/[a-z]+$/, form))
    expect(placeholders(TABLES.messages.en.get(key)!), key).toContain('n')
  }
})

test('every known placeholder is used', () => {
  const used = Object.values(TABLES)
    .flatMap(({ zh }) => [...zh.values()])
    .flatMap(placeholders)
  expect([...new Set(used)].toSorted()).toEqual(KNOWN.toSorted())
})

test('each language has its own tables', () => {
  for (const locale of LOCALES) {
    expect(messagesOf(locale).site.about).toBe(TABLES.messages[locale].get('site.about'))
    expect(errorStrings(locale)).toBe(ERRORS[locale])
  }
  expect(messagesOf('zh')).not.toBe(messagesOf('en'))
})
