/** The fields of each record type: one table for forms, reading forms, differences and history. */

import { lookUp } from '../look-up'
import type { Vocabularies, VocabularyName } from '../terms'
import { FOREIGN_CURRENCIES } from '../text/currencies'
import { AMOUNT_KINDS, COMPARISONS, INEXACT, type Term } from '../vocabulary'
import { PROJECT_FACTS } from './project-facts'
import type { Columns, RecordType } from './values'

/** How a field is entered. A `date` is as precise as what is typed; a `period` is two dates. */
type Widget =
  | 'text'
  | 'long'
  | 'list'
  | 'choice'
  | 'flag'
  | 'date'
  | 'period'
  | 'amount'
  | 'figure'
  | 'ref'
  | 'url'
  | 'location'

export type RefModel = 'district' | 'place' | 'organisation' | 'event'

export interface Field {
  /** Names its label in the messages; of a cited field, also its citations (geo/records.ts). */
  readonly name: string
  readonly widget: Widget
  /** The column; for text in both languages, the name of its columns without Zh and En. */
  readonly column: string
  readonly isBilingual?: boolean
  /** Where a choice is from: what code fixes, or a vocabulary. */
  readonly options?: readonly Term[] | VocabularyName
  readonly ref?: RefModel
  readonly isRequired?: boolean
  readonly isCited?: boolean
  /** Whether records may well share its text (geo/edit/many.ts). */
  readonly isShared?: boolean
  /** The column of a date's precision. */
  readonly precision?: string
  /** The text in the input of a new record. */
  readonly start?: string
}

const text = (name: string, more: Partial<Field> = {}): Field => ({
  name,
  widget: 'text',
  column: name,
  isBilingual: true,
  ...more,
})
const choice = (name: string, options: readonly Term[] | VocabularyName, more: Partial<Field> = {}): Field => ({
  name,
  widget: 'choice',
  column: name,
  options,
  ...more,
})
const ref = (name: string, model: RefModel, more: Partial<Field> = {}): Field => ({
  name,
  widget: 'ref',
  column: `${name}Id`,
  ref: model,
  ...more,
})

const CURRENCY_TERMS: readonly Term[] = FOREIGN_CURRENCIES.map((value) => ({ value, zh: value, en: value }))

const CITED = { isCited: true } as const
const MUST = { isRequired: true } as const
const BOTH = { ...CITED, ...MUST } as const

const NAME = text('name', BOTH)
const ALIASES: Field = { name: 'aliases', widget: 'list', column: 'aliases', ...CITED }
const SUMMARY = text('summary', { widget: 'long', ...BOTH })
const LOCATION: Field = { name: 'location', widget: 'location', column: 'precision', ...BOTH }
const DATE: Field = { name: 'date', widget: 'date', column: 'date', precision: 'datePrecision', ...MUST }

/** The fields of each type; those of its parts are in PARTS. `slug` and ids are set by the server. */
export const FIELDS: Readonly<Record<RecordType, readonly Field[]>> = {
  project: [
    NAME,
    { name: 'nameEnOfficial', widget: 'flag', column: 'nameEnOfficial' },
    ALIASES,
    choice('kind', 'kind', BOTH),
    choice('sector', 'sector', BOTH),
    ...PROJECT_FACTS,
    choice('status', 'status', CITED),
    { name: 'amountCny', widget: 'amount', column: 'amountCny', ...CITED },
    choice('amountKind', AMOUNT_KINDS),
    choice('amountComparison', INEXACT),
    { name: 'amountForeign', widget: 'figure', column: 'amountForeign', ...CITED },
    choice('amountCurrency', CURRENCY_TERMS),
    ref('district', 'district', BOTH),
    ref('place', 'place', CITED),
    LOCATION,
    SUMMARY,
  ],
  event: [
    NAME,
    text('slogan', CITED),
    { ...DATE, ...CITED },
    ref('place', 'place', CITED),
    ref('district', 'district', CITED),
    { name: 'categories', widget: 'list', column: 'categories', isBilingual: true, ...CITED },
    SUMMARY,
  ],
  place: [
    NAME,
    ALIASES,
    choice('kind', 'place', BOTH),
    ref('district', 'district', CITED),
    { name: 'cityId', widget: 'text', column: 'cityId', isShared: true, ...MUST },
    text('address', CITED),
    ref('operator', 'organisation', CITED),
    LOCATION,
  ],
  organisation: [NAME, ALIASES],
  indicator: [
    ref('district', 'district'),
    ref('event', 'event'),
    choice('topic', 'indicator', MUST),
    text('label', MUST),
    { name: 'value', widget: 'figure', column: 'value', ...CITED },
    choice('unit', 'unit', MUST),
    choice('comparison', COMPARISONS, { ...MUST, start: 'exact' }),
    text('text', CITED),
    { name: 'period', widget: 'period', column: 'period', precision: 'periodPrecision' },
    { name: 'position', widget: 'figure', column: 'position', ...MUST, start: '0' },
  ],
  source: [
    text('title', MUST),
    text('publisher', { isShared: true }),
    { name: 'url', widget: 'url', column: 'url' },
    { name: 'archiveUrl', widget: 'url', column: 'archiveUrl' },
    { name: 'publishedOn', widget: 'date', column: 'publishedOn', precision: 'publishedPrecision' },
    text('note', { widget: 'long' }),
  ],
}

const DETAILS: readonly Field[] = [choice('topic', 'topic', MUST), text('text', { widget: 'long', ...MUST })]

export const PARTS: Readonly<Record<RecordType, Readonly<Record<string, readonly Field[]>>>> = {
  project: {
    participations: [ref('organisation', 'organisation', MUST), choice('role', 'role', MUST)],
    milestones: [choice('kind', 'milestone', MUST), DATE, ref('event', 'event')],
    details: DETAILS,
  },
  event: { details: DETAILS },
  place: {},
  organisation: {},
  indicator: {},
  source: {},
}

/** The terms that a choice is from. */
export const fieldTerms = ({ options = [] }: Field, terms: Vocabularies): readonly Term[] =>
  typeof options === 'string' ? terms[options] : options

/** The columns that a field writes, in the order of its inputs. */
export function fieldColumns({ column, widget, isBilingual, precision }: Field): readonly string[] {
  if (widget === 'location') return ['lng', 'lat', 'precision', 'errorM']
  if (widget === 'period') return ['periodStart', 'periodEnd', 'periodPrecision']
  if (isBilingual) return [`${column}Zh`, `${column}En`]
  return precision ? [column, precision] : [column]
}

/** What the columns of a field hold; null where they hold nothing. */
export const pickField = (field: Field, columns: Columns): Columns =>
  Object.fromEntries(fieldColumns(field).map((name) => [name, lookUp(columns, name) ?? null]))
