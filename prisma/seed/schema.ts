/** The shape of the founding data: one zod schema per table, columns by the names of prisma/schema.prisma. */

import { z } from 'zod'
import {
  AMOUNT_KINDS,
  COMPARISONS,
  DATE_PRECISIONS,
  DETAIL_TOPICS,
  DISTRICT_KINDS,
  INDICATOR_TOPICS,
  KINDS,
  MILESTONE_KINDS,
  PLACE_KINDS,
  PRECISIONS,
  ROLES,
  SECTORS,
  STATUSES,
  type Term,
  UNITS,
  valuesOf,
} from '#geo/vocabulary'
import { CITABLE_RECORDS } from '../citable'

const quoted = (value: unknown) => JSON.stringify(value) ?? String(value)

const oneOf = <V extends string>(values: readonly V[]) =>
  z.enum(values as readonly [V, ...V[]], {
    error: ({ input }) => `${quoted(input)} is not one of ${values.join(', ')}`,
  })
const term = <V extends string>(table: readonly Term<V>[]) => oneOf(valuesOf(table))

const matching = (pattern: RegExp, what: string) =>
  z.string().regex(pattern, { error: ({ input }) => `${quoted(input)} is not ${what}` })

const id = matching(/^[A-Za-z0-9][A-Za-z0-9.-]*$/, 'an id of letters, digits, dots and hyphens')
const slug = matching(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a slug of lower-case words joined by hyphens')
const text = matching(/^\S(.*\S)?$/s, 'a text without space around it')
const cityId = matching(/^\d{6}$/, 'a statistical code of six digits')
const aliases = z.array(text).default([])
const maybe = <S extends z.ZodType>(schema: S) => schema.nullable().default(null)
const date = z.iso.date({ error: ({ input }) => `${quoted(input)} is not a date yyyy-mm-dd` })
const position = z.int().min(0)

/** Generous bounds of China, degrees WGS-84: what lies outside is a typing error (or longitude and latitude swapped). */
const within = (min: number, max: number) =>
  z.number().refine((value) => value >= min && value <= max, {
    error: ({ input }) => `${quoted(input)} is outside China (${min} to ${max})`,
  })
const lng = within(73, 136)
const lat = within(3, 54)
const location = {
  lng: maybe(lng),
  lat: maybe(lat),
  precision: term(PRECISIONS),
  errorM: maybe(z.int().positive()),
}

const names = { nameZh: text, nameEn: text }

/** Tables in the order in which they can be written: each refers only to those before it. */
export const TABLES = {
  sources: z.strictObject({
    id,
    titleZh: text,
    titleEn: text,
    publisherZh: maybe(text),
    publisherEn: maybe(text),
    url: maybe(z.url()),
    publishedOn: maybe(date),
    publishedPrecision: maybe(term(DATE_PRECISIONS)),
    noteZh: maybe(text),
    noteEn: maybe(text),
  }),
  districts: z.strictObject({
    id: cityId,
    slug,
    kind: term(DISTRICT_KINDS),
    cityId,
    ...names,
    shortZh: text,
    shortEn: text,
    aliases,
    summaryZh: maybe(text),
    summaryEn: maybe(text),
  }),
  organisations: z.strictObject({ id, slug, ...names, aliases }),
  places: z.strictObject({
    id,
    slug,
    kind: term(PLACE_KINDS),
    ...names,
    aliases,
    districtId: maybe(id),
    cityId,
    addressZh: maybe(text),
    addressEn: maybe(text),
    ...location,
    operatorId: maybe(id),
  }),
  events: z.strictObject({
    id,
    slug,
    ...names,
    sloganZh: maybe(text),
    sloganEn: maybe(text),
    date,
    datePrecision: term(DATE_PRECISIONS),
    placeId: id,
    districtId: id,
    categoriesZh: z.array(text).default([]),
    categoriesEn: z.array(text).default([]),
    summaryZh: text,
    summaryEn: text,
  }),
  projects: z.strictObject({
    id,
    slug,
    ...names,
    nameEnOfficial: z.boolean().default(false),
    aliases,
    kind: term(KINDS),
    sector: term(SECTORS),
    specialtyZh: maybe(text),
    specialtyEn: maybe(text),
    status: maybe(term(STATUSES)),
    districtId: id,
    placeId: maybe(id),
    ...location,
    amountCny: maybe(z.int().min(0)),
    amountKind: maybe(term(AMOUNT_KINDS)),
    summaryZh: text,
    summaryEn: text,
  }),
  participations: z.strictObject({ id, projectId: id, organisationId: id, role: term(ROLES) }),
  milestones: z.strictObject({
    id,
    projectId: id,
    kind: term(MILESTONE_KINDS),
    date,
    datePrecision: term(DATE_PRECISIONS),
    eventId: maybe(id),
  }),
  details: z.strictObject({
    id,
    projectId: maybe(id),
    eventId: maybe(id),
    topic: term(DETAIL_TOPICS),
    textZh: text,
    textEn: text,
    position,
  }),
  indicators: z.strictObject({
    id,
    districtId: maybe(id),
    eventId: maybe(id),
    topic: term(INDICATOR_TOPICS),
    labelZh: text,
    labelEn: text,
    value: maybe(z.number()),
    unit: term(UNITS),
    comparison: term(COMPARISONS),
    textZh: maybe(text),
    textEn: maybe(text),
    periodStart: maybe(date),
    periodEnd: maybe(date),
    periodPrecision: maybe(term(DATE_PRECISIONS)),
    position,
  }),
  citations: z.strictObject({
    id,
    sourceId: id,
    record: oneOf(CITABLE_RECORDS),
    recordId: id,
    field: text,
    locatorZh: maybe(text),
    locatorEn: maybe(text),
    fact: maybe(id),
  }),
} as const

export type TableName = keyof typeof TABLES
export const TABLE_NAMES = Object.keys(TABLES) as TableName[]

/** One row of a table as it is written down: columns that may be absent left out. */
export type Entry<T extends TableName> = z.input<(typeof TABLES)[T]>
/** One row of a table with every column. */
export type Row<T extends TableName> = z.output<(typeof TABLES)[T]>

/** The founding data as written down. */
export type SeedInput = { readonly [T in TableName]: readonly Entry<T>[] }
/** The founding data with every column filled in. */
export type SeedData = { readonly [T in TableName]: readonly Row<T>[] }

/** Which column refers to which table, for every foreign key between the tables. */
export const REFERENCES: readonly { table: TableName; column: string; to: TableName }[] = [
  { table: 'places', column: 'districtId', to: 'districts' },
  { table: 'places', column: 'operatorId', to: 'organisations' },
  { table: 'events', column: 'placeId', to: 'places' },
  { table: 'events', column: 'districtId', to: 'districts' },
  { table: 'projects', column: 'districtId', to: 'districts' },
  { table: 'projects', column: 'placeId', to: 'places' },
  { table: 'participations', column: 'projectId', to: 'projects' },
  { table: 'participations', column: 'organisationId', to: 'organisations' },
  { table: 'milestones', column: 'projectId', to: 'projects' },
  { table: 'milestones', column: 'eventId', to: 'events' },
  { table: 'details', column: 'projectId', to: 'projects' },
  { table: 'details', column: 'eventId', to: 'events' },
  { table: 'indicators', column: 'districtId', to: 'districts' },
  { table: 'indicators', column: 'eventId', to: 'events' },
  { table: 'citations', column: 'sourceId', to: 'sources' },
]

/** The table that holds each kind of citable record. */
export const TABLE_OF = {
  district: 'districts',
  place: 'places',
  organisation: 'organisations',
  project: 'projects',
  participation: 'participations',
  milestone: 'milestones',
  detail: 'details',
  event: 'events',
  indicator: 'indicators',
} as const
