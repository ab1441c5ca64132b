/** The OpenAPI 3.0 document of the interfaces under /api that anybody may ask, with examples that a test asks. */

import { BOUNDS, FACETS, SORTS } from '../filters'

interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query'
  readonly required: boolean
  readonly description: string
  readonly schema: object
  readonly example?: string
}

const inPath = (name: string, description: string, schema: object, example: string): Parameter => ({
  ...{ name, in: 'path', required: true, description, schema, example },
})
const inQuery = (name: string, description: string, schema: object, example?: string): Parameter => ({
  ...{ name, in: 'query', required: false, description, schema, ...(example !== undefined && { example }) },
})
const text = { type: 'string' }
const asOf = inQuery('as-of', 'What was public at a revision, or at the end of a day (yyyy-mm-dd)', text)
const problem = (description: string) => ({
  description,
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
})
const answer = (description: string, schema: object) => ({
  description,
  content: { 'application/json': { schema } },
})
const named = { type: 'object', required: ['zh', 'en'], properties: { zh: text, en: text } }
const listOf = (items: object) => ({ type: 'array', items })
const objectOf = (properties: Readonly<Record<string, object>>) => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
})

const operation = (id: string, summary: string, parameters: readonly Parameter[], ok: object) => ({
  get: {
    operationId: id,
    summary,
    tags: ['projects'],
    parameters,
    responses: {
      '200': ok,
      '400': problem('A parameter is wrong'),
      '429': { description: 'Too much has been asked for; Retry-After says when to come again' },
      '503': problem('The data cannot be read just now'),
    },
  },
})

const PROJECT = objectOf({
  no: { type: 'integer' },
  slug: text,
  name: named,
  kind: text,
  sector: text,
  status: { type: 'string', nullable: true, description: 'null: not disclosed' },
  precision: text,
  districtId: text,
  amountCny: { type: 'number', nullable: true, description: 'Whole yuan; null: not disclosed' },
})

const LIST = [
  inPath('revision', 'The revision that the list is of; of another one the newest is answered', text, '1'),
  inPath('locale', 'The language that names are sorted by', { type: 'string', enum: ['zh', 'en'] }, 'en'),
  ...FACETS.map((facet) => inQuery(facet, 'One or several values, separated by commas', text)),
  ...BOUNDS.map(({ key, side, of }) => inQuery(key, `${of}: the ${side} that matches`, text)),
  inQuery('q', 'Words, as the search of the map knows them', text),
  inQuery('bbox', 'west,south,east,north in degrees, WGS 84', text, '119,30,122,33'),
  inQuery('area', 'Drawn areas, as the addresses of the map have them', text),
  inQuery('sort', 'The order; by name where nothing is said', { type: 'string', enum: SORTS }, 'date'),
  inQuery('after', 'The `next` of the page before', text),
  asOf,
]

export interface ApiLicence {
  readonly name: string
  readonly url?: string
}

/** `origin` is the address of the site; `licence` that of the data, if one is granted. */
export const apiDocument = (title: string, origin: string, licence: ApiLicence | null): object => ({
  openapi: '3.0.3',
  info: {
    title,
    version: '1.0.0',
    description: 'What the pages ask themselves. For data to take along: /ogc, /export and /feeds.',
    license: licence ?? { name: 'See the page about this map', url: `${origin}/en/about` },
  },
  servers: [{ url: origin }],
  tags: [{ name: 'projects', description: 'Projects and how they are found' }],
  paths: {
    '/api/list/{revision}/{locale}': operation(
      'list',
      'A page of the list of projects',
      LIST,
      answer('At most 200 projects', objectOf({ rows: listOf(PROJECT), next: { type: 'string', nullable: true } })),
    ),
    '/api/near': operation(
      'near',
      'The five projects that are nearest to a position',
      [{ ...inQuery('at', 'longitude,latitude in degrees, WGS 84', text, '120.6,31.3'), required: true }, asOf],
      answer(
        'Nearest first',
        objectOf({ projects: listOf(objectOf({ slug: text, name: named, km: { type: 'number' } })) }),
      ),
    ),
    '/api/suggest': operation(
      'suggest',
      'What a half-typed search may mean',
      [{ ...inQuery('q', 'Of 1 to 100 characters', text, 'institute'), required: true }, asOf],
      answer(
        'Best first',
        objectOf({ suggestions: listOf(objectOf({ type: text, slug: text, name: named, hint: named })) }),
      ),
    ),
  },
  components: { schemas: { Problem: objectOf({ error: text }) } },
})
