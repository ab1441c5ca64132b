/** A linter that nobody here wrote finds nothing in either OpenAPI document. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GET as apiOf } from '#app/api/openapi.json/route'
import { type OgcServer, startOgc } from '../ogc-server'
import { lintProblems, whyNoClients } from './programs'

describe.skipIf(whyNoClients())('the linter', () => {
  let ogc: OgcServer
  beforeAll(async () => {
    ogc = await startOgc()
  })
  afterAll(() => ogc?.stop())

  const documents = {
    '/ogc': async () => (await fetch(`${ogc.base}/api?f=json`)).json(),
    '/api': async () => (await apiOf()).json(),
  }
  it.each(Object.entries(documents))(
    'finds no error and nothing to warn of in the document of %s',
    async (_, read) => {
      expect(await lintProblems((await read()) as object)).toEqual([])
    },
    300_000,
  )

  it('finds what is wrong', async () => {
    const { components: _, tags: __, ...broken } = (await documents['/api']()) as Record<string, unknown>
    const rules = (await lintProblems(broken)).map(({ ruleId }) => ruleId)
    expect(rules).toContain('no-unresolved-refs')
  }, 300_000)
})
