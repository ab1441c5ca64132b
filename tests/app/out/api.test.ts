/** Each example of the OpenAPI document is asked, and its answer held against the document. */

import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { GET as listOf } from '#app/api/list/[revision]/[locale]/route'
import { GET as near } from '#app/api/near/route'
import { GET as document } from '#app/api/openapi.json/route'
import { GET as suggest } from '#app/api/suggest/route'
import { startSeeded } from '../../support/app'

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startSeeded()
})
afterAll(() => stop?.())

interface Operation {
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly example?: string }[]
  readonly responses: Readonly<
    Record<'200', { readonly content: Readonly<Record<string, { readonly schema: object }>> }>
  >
}

it('every example is answered as the document says', async () => {
  const { paths } = (await (await document()).json()) as { paths: Record<string, { get: Operation }> }
  const handlers: Record<string, (request: Request, context: never) => Promise<Response>> = {
    '/api/list/{revision}/{locale}': listOf,
    '/api/near': near,
    '/api/suggest': suggest,
  }
  expect(Object.keys(paths)).toEqual(Object.keys(handlers))
  for (const [path, { get }] of Object.entries(paths)) {
    const given = get.parameters.filter(({ example }) => example !== undefined)
    const named = (where: string) =>
      Object.fromEntries(given.filter((one) => one.in === where).map(({ name, example }) => [name, example!]))
    const url = `http://localhost${path}?${new URLSearchParams(named('query'))}`
    const response = await handlers[path]!(new Request(url), { params: Promise.resolve(named('path')) } as never)
    expect(response.status, path).toBe(200)
    const said = z.fromJSONSchema(get.responses['200'].content['application/json']!.schema as never, {
      defaultTarget: 'openapi-3.0',
    })
    const body = await response.json()
    expect(said.safeParse(body).error, path).toBeUndefined()
    expect(
      Object.values(body).some((value) => Array.isArray(value) && value.length > 0),
      path,
    ).toBe(true)
  }
})
