/** QGIS and Esri's JavaScript client read the open interface, of few and of many records. */

import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { chromium } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lookUp } from '#geo/look-up'
import { COLLECTION_IDS, PROPERTIES, type Property } from '#geo/ogc/properties'
import { browserLaunch, ensureBrowser } from '../../../support/browser'
import { temporaryFolder } from '../../../support/database'
import { servePlainly } from '../../../support/plain-server'
import { type OgcServer, startOgc } from '../ogc-server'
import { ensureQgis, esriPage, whyNoClients } from './programs'

const MANY = 100_000
const missing = whyNoClients()
/** What programs call the types of properties. */
const TYPES = {
  qgis: { string: ['String'], date: ['Date'], integer: ['Integer', 'Integer64'], number: ['Real'] },
  esri: { string: ['string'], date: ['date'], integer: ['oid', 'integer', 'double'], number: ['double'] },
} as const
const typesOf = (program: keyof typeof TYPES, { type, format }: Property): readonly string[] =>
  TYPES[program][format === 'date' ? 'date' : type]

/** What nobody holds has no type in GeoJSON, which is all that these clients read. */
const heldOf = (id: (typeof COLLECTION_IDS)[number], features: Items['features']) =>
  PROPERTIES[id].filter(({ name }) => features.some(({ properties }) => lookUp(properties, name) !== null))

interface Items {
  readonly numberMatched: number
  readonly features: readonly { readonly geometry: object | null; readonly properties: Record<string, unknown> }[]
}

describe.skipIf(missing).each([
  ['the founding records', null],
  [`${MANY} records`, MANY],
] as const)('of %s', (_, projects) => {
  let ogc: OgcServer
  beforeAll(async () => {
    ogc = await startOgc(projects)
  }, 600_000)
  afterAll(() => ogc?.stop())

  const all = async (id: string, search = '') => {
    const features: Items['features'][number][] = []
    let matched = Number.POSITIVE_INFINITY
    for (let offset = 0; offset < matched; offset += 10_000) {
      const page = await fetch(`${ogc.base}/collections/${id}/items?limit=10000&offset=${offset}${search}`)
      const items = (await page.json()) as Items
      matched = items.numberMatched
      features.push(...items.features)
    }
    return features
  }

  it('QGIS reads each once, with the type of every column, and leaves the box to the server', async () => {
    ensureQgis()
    const home = await temporaryFolder('landing-qgis-')
    const script = join(import.meta.dirname, 'oapif.py')
    const pageSize = projects ? '10000' : '7'
    const options = [script, ogc.base, pageSize, COLLECTION_IDS.join(',')]
    const env = { ...process.env, QT_QPA_PLATFORM: 'offscreen', HOME: home, XDG_RUNTIME_DIR: home }
    const { stdout } = await promisify(execFile)('/usr/bin/python3', options, { env, maxBuffer: 2 ** 26 })
    const found = JSON.parse(stdout) as Record<string, Record<string, unknown> & { types: Record<string, string> }>
    for (const id of COLLECTION_IDS) {
      const features = await all(id)
      const { types, inBox, ...rest } = found[id]!
      const withGeometry = features.filter(({ geometry }) => geometry).length
      expect([id, rest]).toEqual([id, { valid: true, count: features.length, read: features.length, withGeometry }])
      for (const property of heldOf(id, features))
        expect([id, property.name, typesOf('qgis', property)]).toEqual([
          ...[id, property.name],
          expect.arrayContaining([lookUp(types, property.name)]),
        ])
      expect(inBox).toBeLessThanOrEqual(withGeometry)
    }
    const isBoxed = ({ pathname, searchParams }: URL) => pathname.includes('/projects/') && searchParams.has('bbox')
    expect(ogc.asked.some(isBoxed)).toBe(true)
  }, 600_000)

  it('Esri’s client reads each once, with the type of every column', async () => {
    const server = await servePlainly(await esriPage(join(import.meta.dirname, 'esri-page.js')))
    ensureBrowser()
    const browser = await chromium.launch(browserLaunch())
    try {
      const page = await browser.newPage()
      await page.goto(server.url)
      await page.waitForFunction('window.readLayer')
      // The client shows geometries of one kind and reads those.
      for (const id of ['projects', 'districts', 'places'] as const) {
        const read = await page.evaluate<EsriLayer>(`readLayer(${JSON.stringify(ogc.base)}, '${id}')`)
        const features = await all(id)
        expect(read.slugs.toSorted()).toEqual(features.map(({ properties }) => properties.slug).toSorted())
        expect(read.withGeometry).toBe(features.filter(({ geometry }) => geometry).length)
        for (const property of heldOf(id, features))
          expect([id, property.name, typesOf('esri', property)]).toEqual([
            ...[id, property.name],
            expect.arrayContaining([lookUp(read.types, property.name)]),
          ])
      }
    } finally {
      await browser.close()
      await server.stop()
    }
  }, 600_000)
})

interface EsriLayer {
  readonly types: Readonly<Record<string, string>>
  readonly slugs: readonly string[]
  readonly withGeometry: number
}
