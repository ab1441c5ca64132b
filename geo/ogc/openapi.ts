/**
 * The OpenAPI 3.0 document. Clients find what they may ask in it, so that types and forms of parameters are all
 * written.
 */

import { BOUNDS, FACETS } from '../filters'
import { CRS_LIST } from './crs'
import { GEOJSON } from './describe'
import { LIMITS } from './items-query'
import { type CollectionId, GEOMETRIES, PROPERTIES, propertySchemas } from './properties'

export interface ApiWords {
  readonly title: string
  readonly description: string
  readonly licence: { readonly name: string; readonly url: string }
}

const JSON_TYPE = 'application/json'
const form = { in: 'query', required: false, style: 'form', explode: false } as const
const parameter = (name: string, description: string, schema: object) => ({ name, ...form, description, schema })
const ref = (kind: 'parameters' | 'responses' | 'schemas', name: string) => ({ $ref: `#/components/${kind}/${name}` })
const uris = { type: 'string', format: 'uri', enum: CRS_LIST.map(({ uri }) => uri), default: CRS_LIST[0]!.uri }

const BOUND_TEXT: Readonly<Record<(typeof BOUNDS)[number]['key'], string>> = {
  since: 'Date of the latest milestone, at the earliest',
  until: 'Date of the latest milestone, at the latest',
  min: 'Least investment, in 100 million yuan',
  max: 'Greatest investment, in 100 million yuan',
}

const PARAMETERS = {
  f: parameter('f', 'The form of the answer', { type: 'string', enum: ['json', 'html'] }),
  limit: parameter('limit', 'The most features in an answer; above the maximum it is the maximum', {
    type: 'integer',
    minimum: 1,
    maximum: LIMITS.maximum,
    default: LIMITS.default,
  }),
  offset: parameter('offset', 'So many features are passed over', { type: 'integer', minimum: 0, default: 0 }),
  bbox: parameter('bbox', 'Features that meet the box, and those without geometry', {
    type: 'array',
    items: { type: 'number' },
    minItems: 4,
    maxItems: 6,
  }),
  'bbox-crs': parameter('bbox-crs', 'The coordinate system of bbox', uris),
  crs: parameter('crs', 'The coordinate system of the answer', uris),
  datetime: parameter('datetime', 'Features of the time, and those without one: a date, a time, or an interval', {
    type: 'string',
  }),
  q: parameter('q', 'Words, as the search of the map knows them', { type: 'string', maxLength: 100 }),
  'as-of': parameter('as-of', 'What was public at a revision, or at the end of a day', { type: 'string' }),
  area: parameter('area', 'Drawn areas, as the addresses of the map have them', { type: 'string' }),
  ...Object.fromEntries(
    FACETS.map((facet) => [
      facet,
      parameter(facet, `One or several values of ${facet}, separated by commas`, {
        type: 'array',
        items: { type: 'string' },
      }),
    ]),
  ),
  ...Object.fromEntries(
    BOUNDS.map(({ key, type }) => [
      key,
      parameter(
        key,
        BOUND_TEXT[key],
        type === 'day' ? { type: 'string', format: 'date' } : { type: 'number', minimum: 0 },
      ),
    ]),
  ),
}

const ITEMS = ['f', 'limit', 'offset', 'bbox', 'bbox-crs', 'crs', 'datetime', 'as-of']
const OWN = [...FACETS, ...BOUNDS.map(({ key }) => key), 'q', 'area']

const EVERYWHERE = ['f', 'as-of'].map((name) => ref('parameters', name))

const answer = (description: string, type: string, schema: object) => ({
  description,
  content: { [type]: { schema }, 'text/html': { schema: { type: 'string' } } },
})

const operation = (id: string, summary: string, parameters: readonly object[], ok: object, tag: string) => ({
  get: {
    operationId: id,
    summary,
    tags: [tag],
    parameters,
    responses: { '200': ok, '400': ref('responses', 'invalid'), '404': ref('responses', 'missing') },
  },
})

const named = (id: CollectionId): string => id.charAt(0).toUpperCase() + id.slice(1)

function pathsOf(id: CollectionId): Readonly<Record<string, object>> {
  const path = `/collections/${id}`
  const names = id === 'projects' ? [...ITEMS, ...OWN] : ITEMS
  const featureId = {
    name: 'featureId',
    in: 'path',
    required: true,
    description: 'The id of a feature',
    schema: { type: id === 'projects' ? 'integer' : 'string' },
  }
  return {
    [path]: operation(
      `describe${named(id)}`,
      `What ${id} are`,
      EVERYWHERE,
      answer('The collection', JSON_TYPE, ref('schemas', 'collection')),
      id,
    ),
    [`${path}/schema`]: operation(
      `schemaOf${named(id)}`,
      `The properties of ${id}`,
      EVERYWHERE,
      answer('A JSON Schema', 'application/schema+json', { type: 'object' }),
      id,
    ),
    [`${path}/items`]: operation(
      `get${named(id)}`,
      `Fetch ${id}`,
      names.map((name) => ref('parameters', name)),
      answer('Features', GEOJSON, ref('schemas', `${id}Items`)),
      id,
    ),
    [`${path}/items/{featureId}`]: operation(
      `getOneOf${named(id)}`,
      `Fetch one of ${id}`,
      [featureId, ...EVERYWHERE, ref('parameters', 'crs')],
      answer('A feature', GEOJSON, ref('schemas', `${id}Feature`)),
      id,
    ),
  }
}

const LINKS = { type: 'array', items: { $ref: '#/components/schemas/link' } }
const object = (required: readonly string[], properties: object) => ({ type: 'object', required, properties })
const TEXT = { type: 'string' }

function schemasOf(id: CollectionId): Readonly<Record<string, object>> {
  const geometry = {
    type: 'object',
    nullable: true,
    required: ['type', 'coordinates'],
    properties: { type: { type: 'string', enum: [GEOMETRIES[id]] }, coordinates: { type: 'array', items: {} } },
  }
  return {
    [`${id}Feature`]: object(['type', 'id', 'geometry', 'properties'], {
      type: { type: 'string', enum: ['Feature'] },
      id: { type: id === 'projects' ? 'integer' : 'string' },
      geometry,
      properties: { type: 'object', required: PROPERTIES[id].map(({ name }) => name), properties: propertySchemas(id) },
      links: LINKS,
    }),
    [`${id}Items`]: object(['type', 'features', 'links', 'numberMatched', 'numberReturned', 'timeStamp'], {
      type: { type: 'string', enum: ['FeatureCollection'] },
      timeStamp: { type: 'string', format: 'date-time' },
      numberMatched: { type: 'integer', minimum: 0 },
      numberReturned: { type: 'integer', minimum: 0 },
      links: LINKS,
      features: { type: 'array', items: ref('schemas', `${id}Feature`) },
    }),
  }
}

const SCHEMAS = {
  link: object(['href', 'rel'], { href: { type: 'string', format: 'uri' }, rel: TEXT, type: TEXT, title: TEXT }),
  landingPage: object(['links'], { title: TEXT, description: TEXT, links: LINKS }),
  confClasses: object(['conformsTo'], { conformsTo: { type: 'array', items: TEXT } }),
  collections: object(['links', 'collections'], {
    links: LINKS,
    collections: { type: 'array', items: ref('schemas', 'collection') },
  }),
  collection: object(['id', 'links', 'extent', 'itemType', 'crs'], {
    ...{ id: TEXT, title: TEXT, description: TEXT, itemType: TEXT, itemCount: { type: 'integer', minimum: 0 } },
    ...{ extent: { type: 'object' }, crs: { type: 'array', items: TEXT }, storageCrs: TEXT, links: LINKS },
  }),
  exception: object(['code'], { code: TEXT, description: TEXT }),
}

const TAGS: Readonly<Record<'about' | CollectionId, string>> = {
  about: 'What there is, and what it conforms to',
  projects: 'Projects: points where a source gives a position, else without geometry',
  districts: 'Districts with their borders',
  events: 'Signing events, at their venues',
  places: 'Parks, venues and other places',
}

const failed = (description: string) => ({
  description,
  content: { [JSON_TYPE]: { schema: ref('schemas', 'exception') } },
})

/** `base` is the address of the landing page, which all paths begin at. */
export function openApiDocument(
  base: string,
  version: string,
  { title, description, licence }: ApiWords,
  ids: readonly CollectionId[],
) {
  return {
    openapi: '3.0.3',
    info: { title, description, version, license: licence },
    servers: [{ url: base }],
    tags: (['about', ...ids] as const).map((name) => ({ name, description: TAGS[name] })),
    security: [],
    paths: {
      '/': operation(
        'getLandingPage',
        'The landing page',
        EVERYWHERE,
        answer('Links', JSON_TYPE, ref('schemas', 'landingPage')),
        'about',
      ),
      '/api': operation(
        'getApi',
        'This document',
        EVERYWHERE,
        answer('OpenAPI', 'application/vnd.oai.openapi+json;version=3.0', { type: 'object' }),
        'about',
      ),
      '/conformance': operation(
        'getConformance',
        'What it conforms to',
        EVERYWHERE,
        answer('Classes', JSON_TYPE, ref('schemas', 'confClasses')),
        'about',
      ),
      '/collections': operation(
        'getCollections',
        'All collections',
        EVERYWHERE,
        answer('Collections', JSON_TYPE, ref('schemas', 'collections')),
        'about',
      ),
      ...Object.assign({}, ...ids.map(pathsOf)),
    },
    components: {
      parameters: PARAMETERS,
      responses: { invalid: failed('A parameter is wrong, or is none'), missing: failed('There is no such thing') },
      schemas: { ...SCHEMAS, ...Object.assign({}, ...ids.map(schemasOf)) },
    },
  }
}
