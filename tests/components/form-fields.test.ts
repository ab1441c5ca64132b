/** The inputs of the editors' form. */

import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { FieldInput } from '#components/manage/field-input'
import { manageOf } from '#components/messages/manage'
import { FIELDS, type Field, fieldColumns, fieldTerms, PARTS } from '#geo/edit/fields'
import { NO_OPTIONS, type Options } from '#geo/edit/options'
import { RECORD_TYPES, type RecordType } from '#geo/edit/values'
import { LOCALES, type Locale } from '#geo/vocabulary'
import { TERMS } from '../support/terms'

const named = (id: string) => [{ id: `${id}-1`, zh: `${id}名`, en: `${id} name` }]
const OPTIONS: Options = {
  ...{ district: named('district'), place: named('place'), organisation: named('organisation') },
  ...{ event: named('event'), source: named('source'), terms: TERMS },
}
const ALL = RECORD_TYPES.flatMap((type) => [
  ...FIELDS[type].map((field) => [`${type} ${field.name}`, field] as const),
  ...Object.entries(PARTS[type]).flatMap(([part, fields]) =>
    fields.map((field) => [`${type} ${part} ${field.name}`, field] as const),
  ),
])
const field = (type: RecordType, name: string): Field => FIELDS[type].find((one) => one.name === name)!
const html = (field: Field, locale: Locale = 'en', options = OPTIONS) =>
  renderToStaticMarkup(
    createElement(FieldInput, {
      ...{ at: 'columns', cites: `cites.${field.name}`, field, entries: {}, options, locale, t: manageOf(locale) },
      ...{ wrong: new Set<string>(), stale: new Set<string>(), isFixed: false },
    }),
  )

describe.each(ALL)('%s', (_, field) => {
  it('has a label and, for each column, an input of its name', () => {
    for (const locale of LOCALES) {
      const label = (manageOf(locale).fields as Readonly<Record<string, string>>)[field.name]
      expect(label).toMatch(/\S/)
      expect(html(field, locale)).toContain(label!.replaceAll('&', '&amp;'))
    }
    // How exact a date is shows in how much of it is typed.
    for (const column of fieldColumns(field).filter((name) => name !== field.precision))
      expect(html(field)).toContain(`name="columns.${column}"`)
  })
})

it.each(ALL.filter(([, { widget }]) => widget === 'choice' || widget === 'ref'))(
  '%s has something to choose',
  (_, field) => {
    const choices = field.ref
      ? OPTIONS[field.ref].map(({ id }) => id)
      : fieldTerms(field, TERMS).map(({ value }) => value)
    expect(choices.length).toBeGreaterThan(0)
    const text = html(field)
    for (const value of choices) expect(text).toContain(`<option value="${value}">`)
    expect(html(field, 'en', { ...NO_OPTIONS, terms: TERMS }).includes('-1"')).toBe(false)
  },
)

it.each([
  ['project', 'kind', 'kind'],
  ['project', 'sector', 'sector'],
  ['project', 'status', 'status'],
  ['place', 'kind', 'place'],
  ['indicator', 'topic', 'indicator'],
  ['indicator', 'unit', 'unit'],
] as const)('the %s of a %s is of the vocabulary for it', (type, name, vocabulary) =>
  expect(fieldTerms(field(type, name), TERMS)).toBe(TERMS[vocabulary]),
)

it.each([
  ['project', 'district', 'district'],
  ['project', 'place', 'place'],
  ['place', 'operator', 'organisation'],
  ['indicator', 'event', 'event'],
] as const)('the %s of a %s is chosen among those there are', (type, name, model) =>
  expect(html(field(type, name))).toContain(`value="${model}-1"`),
)

it.each([
  ['event', 'summary', 'textarea'],
  ['source', 'note', 'textarea'],
  ['project', 'aliases', 'textarea'],
  ['source', 'url', 'input type="url"'],
  ['source', 'archiveUrl', 'input type="url"'],
  ['place', 'cityId', 'input type="text"'],
  ['project', 'nameEnOfficial', 'input type="checkbox"'],
] as const)('the %s of a %s is typed into what suits it', (type, name, tag) =>
  expect(html(field(type, name))).toContain(`<${tag}`),
)

it('the text of a detail has room, and a date says how it may be written', () => {
  const [, text] = PARTS.event.details!
  expect(html(text!)).toContain('<textarea')
  expect(html(field('source', 'publishedOn'))).toContain(manageOf('en').form.dateNote)
})
