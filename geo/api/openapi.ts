/** The OpenAPI 3.0 document of the interfaces under /api that anybody may ask, with examples that a test asks. */

import { BOUNDS, type Bound, FACETS, type Facet, SORTS } from '../filters'

/** What the document says, in one language. */
export interface InterfaceWords {
  readonly description: string
  readonly tag: string
  readonly problem: { readonly '400': string; readonly '429': string; readonly '503': string }
  /** By the operation's id: what it is for, and what it answers. */
  readonly operations: Readonly<Record<OperationId, { readonly summary: string; readonly answer: string }>>
  readonly parameters: Readonly<Record<Described, string>>
  /** What the filters are called. */
  readonly names: Readonly<Record<Facet | Bound['of'] | Bound['key'], string>>
  readonly properties: { readonly status: string; readonly amountCny: string; readonly next: string }
  /** Where nothing else is granted: where it stands on which terms the data may be used. */
  readonly licence: string
}
type OperationId = 'list' | 'near' | 'suggest'
type Described =
  | 'revision'
  | 'locale'
  | 'facet'
  | 'search'
  | 'bbox'
  | 'area'
  | 'sort'
  | 'after'
  | 'at'
  | 'words'
  | 'asOf'

export interface ApiParameter {
  readonly name: string
  readonly in: 'path' | 'query'
  readonly required: boolean
  readonly description: string
  readonly schema: { readonly type: 'string'; readonly enum?: readonly string[] }
  readonly example?: string
}

export interface ApiSchema {
  readonly type: string
  readonly description?: string
  readonly nullable?: boolean
  readonly items?: ApiSchema
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, ApiSchema>>
}

export interface ApiOperation {
  readonly operationId: string
  readonly summary: string
  readonly tags: readonly string[]
  readonly parameters: readonly ApiParameter[]
  readonly responses: {
    readonly '200': {
      readonly description: string
      readonly content: { readonly 'application/json': { readonly schema: ApiSchema } }
    }
    readonly [status: string]: object
  }
}

export interface ApiDocument {
  readonly info: { readonly title: string; readonly description: string; readonly [part: string]: unknown }
  readonly paths: Readonly<Record<string, { readonly get: ApiOperation }>>
  readonly [part: string]: unknown
}

const text = { type: 'string' } as const
const inPath = (name: string, description: string, schema: ApiParameter['schema'], example: string): ApiParameter => ({
  ...{ name, in: 'path', required: true, description, schema, example },
})
const inQuery = (
  name: string,
  description: string,
  example?: string,
  schema: ApiParameter['schema'] = text,
): ApiParameter => ({
  ...{ name, in: 'query', required: false, description, schema, ...(example !== undefined && { example }) },
})
const listOf = (items: ApiSchema): ApiSchema => ({ type: 'array', items })
const objectOf = (properties: Readonly<Record<string, ApiSchema>>): ApiSchema => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
})
const named = objectOf({ zh: text, en: text })

const problem = (description: string) => ({
  description,
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

function operation(
  words: InterfaceWords,
  id: OperationId,
  parameters: readonly ApiParameter[],
  answer: ApiSchema,
): { readonly get: ApiOperation } {
  const { summary, answer: description } = words.operations[id]
  return {
    get: {
      operationId: id,
      summary,
      tags: ['projects'],
      parameters: [...parameters, inQuery('as-of', words.parameters.asOf)],
      responses: {
        '200': { description, content: { 'application/json': { schema: answer } } },
        '400': problem(words.problem['400']),
        '429': { description: words.problem['429'] },
        '503': problem(words.problem['503']),
      },
    },
  }
}

const project = ({ status, amountCny }: InterfaceWords['properties']): ApiSchema =>
  objectOf({
    no: { type: 'integer' },
    slug: text,
    name: named,
    kind: text,
    sector: text,
    status: { type: 'string', nullable: true, description: status },
    precision: text,
    districtId: text,
    amountCny: { type: 'number', nullable: true, description: amountCny },
  })

const ofList = ({ parameters: words, names }: InterfaceWords): ApiParameter[] => [
  inPath('revision', words.revision, text, '1'),
  inPath('locale', words.locale, { type: 'string', enum: ['zh', 'en'] }, 'en'),
  ...FACETS.map((facet) => inQuery(facet, `${names[facet]} · ${words.facet}`)),
  ...BOUNDS.map(({ key, of }) => inQuery(key, `${names[of]} · ${names[key]}`)),
  inQuery('q', words.search),
  inQuery('bbox', words.bbox, '119,30,122,33'),
  inQuery('area', words.area),
  inQuery('sort', words.sort, 'date', { type: 'string', enum: SORTS }),
  inQuery('after', words.after),
]

export interface ApiLicence {
  readonly name: string
  readonly url?: string
}

/** `origin` is the address of the site; `licence` that of the data, if one is granted. */
export const apiDocument = (
  title: string,
  origin: string,
  licence: ApiLicence | null,
  words: InterfaceWords,
): ApiDocument => ({
  openapi: '3.0.3',
  info: {
    title,
    version: '1.0.0',
    description: words.description,
    license: licence ?? { name: words.licence, url: `${origin}/en/about` },
  },
  servers: [{ url: origin }],
  // Anybody may ask.
  security: [],
  tags: [{ name: 'projects', description: words.tag }],
  paths: {
    '/api/list/{revision}/{locale}': operation(
      words,
      'list',
      ofList(words),
      objectOf({
        rows: listOf(project(words.properties)),
        next: { type: 'string', nullable: true, description: words.properties.next },
      }),
    ),
    '/api/near': operation(
      words,
      'near',
      [{ ...inQuery('at', words.parameters.at, '120.6,31.3'), required: true }],
      objectOf({ projects: listOf(objectOf({ slug: text, name: named, km: { type: 'number' } })) }),
    ),
    '/api/suggest': operation(
      words,
      'suggest',
      [{ ...inQuery('q', words.parameters.words, 'institute'), required: true }],
      objectOf({ suggestions: listOf(objectOf({ type: text, slug: text, name: named, hint: named })) }),
    ),
  },
  components: { schemas: { Problem: objectOf({ error: text }) } },
})

/** The address of an operation with its examples, as a test and the readable page ask it. */
export function exampleAddress(path: string, { parameters }: ApiOperation): string {
  const given = parameters.filter((parameter) => parameter.example !== undefined)
  const filled = given.reduce((address, { name, example }) => address.replace(`{${name}}`, example!), path)
  const query = given.filter((parameter) => parameter.in === 'query').map(({ name, example }) => `${name}=${example}`)
  return query.length > 0 ? `${filled}?${query.join('&')}` : filled
}
