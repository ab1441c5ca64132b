/** OpenAPI documents are held against the schema of OpenAPI itself, and each answer of /ogc against its document. */

import { Validator } from '@seriousme/openapi-schema-validator'
import Ajv, { type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GET as apiOf } from '#app/api/openapi.json/route'
import { COLLECTION_IDS } from '#geo/ogc/properties'
import { type OgcServer, startOgc } from './ogc-server'

interface Operation {
  readonly operationId: string
  readonly responses: Readonly<Record<string, { readonly $ref?: string; readonly content?: Content }>>
}
type Content = Readonly<Record<string, { readonly schema: object }>>
interface Document {
  readonly paths: Readonly<Record<string, { readonly get: Operation }>>
  readonly components: { readonly schemas: object; readonly responses: Readonly<Record<string, { content: Content }>> }
}

let ogc: OgcServer
let ogcDocument: Document
beforeAll(async () => {
  ogc = await startOgc()
  ogcDocument = (await (await fetch(`${ogc.base}/api?f=json`)).json()) as Document
})
afterAll(() => ogc?.stop())

it.each(['/ogc', '/api'])('the document of %s is valid OpenAPI', async (which) => {
  const document = which === '/ogc' ? ogcDocument : await (await apiOf()).json()
  const result = await new Validator().validate(document)
  expect(result.errors ?? []).toEqual([])
  expect(result.valid).toBe(true)
})

it.each(['/ogc', '/api'])('the operations of %s have ids, words and answers of their own', async (which) => {
  const document = (which === '/ogc' ? ogcDocument : await (await apiOf()).json()) as Document
  const operations = Object.values(document.paths).map(({ get }) => get)
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length)
  for (const { responses } of operations) expect(Object.keys(responses)).toEqual(expect.arrayContaining(['200', '400']))
  // What nothing refers to is an error of whoever wrote it.
  const text = JSON.stringify(document)
  for (const [kind, parts] of Object.entries(document.components))
    for (const name of Object.keys(parts)) expect(text).toContain(`"#/components/${kind}/${name}"`)
})

const ajv = new Ajv({ strictTypes: false, allErrors: true })
addFormats(ajv)
ajv.addVocabulary(['components'])
const checks = new Map<object, ValidateFunction>()

/** Says what is wrong with an answer; empty: nothing. A schema of a form that OpenAPI does not know throws. */
function faultsOf(schema: object, value: unknown): string[] {
  const check = checks.get(schema) ?? ajv.compile({ components: ogcDocument.components, ...schema })
  checks.set(schema, check)
  return check(value) ? [] : check.errors!.map(({ instancePath, message }) => `${instancePath} ${message}`)
}

describe('answers of /ogc', () => {
  it('are what the document says, by every path, in every coordinate system', async () => {
    const tried: string[] = []
    for (const [path, { get }] of Object.entries(ogcDocument.paths)) {
      for (const address of await addressesOf(path)) {
        const answer = await fetch(ogc.base + address)
        expect([address, answer.status]).toEqual([address, 200])
        const [type] = answer.headers.get('content-type')!.split(/;(?! *version)/)
        const content = get.responses['200']!.content![type!]
        expect([address, type, content !== undefined]).toEqual([address, type, true])
        if (type !== 'text/html')
          expect([address, faultsOf(content!.schema, await answer.json())]).toEqual([address, []])
        else expect(await answer.text()).toContain('<!doctype html>')
        tried.push(address)
      }
    }
    expect(tried.length).toBeGreaterThan(60)
  })

  it('are errors as the document says', async () => {
    const wrong = [
      '/collections/projects/items?colour=red',
      '/collections/projects/items?limit=many',
      '/collections/none/items',
    ]
    for (const address of wrong) {
      const answer = await fetch(`${ogc.base}${address}`)
      expect([400, 404]).toContain(answer.status)
      const { content } = ogcDocument.components.responses[answer.status === 400 ? 'invalid' : 'missing']!
      expect([address, faultsOf(content['application/json']!.schema, await answer.json())]).toEqual([address, []])
    }
  })

  it('hold the properties that the schema of their collection promises, and no other', async () => {
    for (const id of COLLECTION_IDS) {
      const schema = (await (await fetch(`${ogc.base}/collections/${id}/schema?f=json`)).json()) as {
        properties: Record<string, { type?: unknown; format?: string }>
      }
      const { features } = (await (await fetch(`${ogc.base}/collections/${id}/items?limit=10000`)).json()) as {
        features: { properties: Record<string, unknown> }[]
      }
      const promised = Object.keys(schema.properties).filter((name) => name !== 'id' && name !== 'geometry')
      for (const { properties } of features) expect(Object.keys(properties).toSorted()).toEqual(promised.toSorted())
      for (const { type } of Object.values(schema.properties)) expect(['string', 'undefined']).toContain(typeof type)
    }
  })
})

/** Real addresses of a path: of an item the first and the last, and of items each coordinate system. */
async function addressesOf(path: string): Promise<string[]> {
  const forms = (address: string) => [`${address}?f=json`, `${address}?f=html`]
  if (path.endsWith('/items'))
    return [...forms(path), `${path}?limit=1&offset=1`, ...CRS.map((crs) => `${path}?limit=3&crs=${crs}`)]
  if (!path.includes('{featureId}')) return forms(path)
  const items = path.replace('/{featureId}', '')
  const { features } = (await (await fetch(`${ogc.base}${items}?limit=10000`)).json()) as {
    features: { id: unknown }[]
  }
  const ids = [features[0]!, features.at(-1)!].map(({ id }) => encodeURIComponent(String(id)))
  return ids.flatMap((id) => [...forms(`${items}/${id}`), ...CRS.map((crs) => `${items}/${id}?crs=${crs}`)])
}

const CRS = [4326, 4490, 3857].map((code) => `http://www.opengis.net/def/crs/EPSG/0/${code}`)
