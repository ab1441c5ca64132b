/**
 * Each example of the OpenAPI document is asked, and its answer held against the document; the readable page says all
 * of it.
 */

import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { describedApi } from '#app/api/described'
import { GET as listOf } from '#app/api/list/[revision]/[locale]/route'
import { GET as near } from '#app/api/near/route'
import { GET as document } from '#app/api/openapi.json/route'
import { GET as suggest } from '#app/api/suggest/route'
import { messagesOf } from '#components/messages/index'
import { ApiPanel } from '#components/records/api-panel'
import { escapeXml } from '#geo/text/escape-xml'
import { LOCALES } from '#geo/vocabulary'
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

const HANDLERS: Record<string, (request: Request, context: never) => Promise<Response>> = {
  '/api/list/{revision}/{locale}': listOf,
  '/api/near': near,
  '/api/suggest': suggest,
}

it('every example is answered as the document says', async () => {
  const { paths } = (await (await document()).json()) as { paths: Record<string, { get: Operation }> }
  expect(Object.keys(paths)).toEqual(Object.keys(HANDLERS))
  for (const [path, { get }] of Object.entries(paths)) {
    const given = get.parameters.filter(({ example }) => example !== undefined)
    const named = (where: string) =>
      Object.fromEntries(given.filter((one) => one.in === where).map(({ name, example }) => [name, example!]))
    const url = `http://localhost${path}?${new URLSearchParams(named('query'))}`
    const response = await HANDLERS[path]!(new Request(url), { params: Promise.resolve(named('path')) } as never)
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

it.each(LOCALES)('its page says all of it in %s, with examples that answer', async (locale) => {
  const described = await describedApi(locale)
  const page = renderToStaticMarkup(createElement(ApiPanel, { locale, t: messagesOf(locale), document: described }))
  const words = [described.info.description]
  for (const [path, { get }] of Object.entries(described.paths)) {
    expect(page).toContain(`<code>GET ${path}</code>`)
    const { description } = get.responses['200']
    words.push(get.summary, description, ...get.parameters.map((parameter) => parameter.description))
    for (const { name } of get.parameters) expect(page).toContain(`<code>${name}</code>`)
  }
  for (const text of words) expect(page).toContain(escapeXml(text))
  if (locale === 'zh') for (const text of words) expect(text).toMatch(/\p{Script=Han}/u)
  for (const property of ['rows[].slug', 'rows[].name.zh', 'next', 'projects[].km', 'suggestions[].hint.en'])
    expect(page).toContain(`<code>${property}</code>`)
  const links = [...page.matchAll(/href="(\/api\/[^"]+)"/g)].map(([, href]) => href!.replaceAll('&amp;', '&'))
  expect(links).toHaveLength(4)
  for (const link of links.filter((href) => href !== '/api/openapi.json')) {
    const { pathname } = new URL(link, 'http://localhost')
    const [, , section, revision, language] = pathname.split('/')
    const [, handler] = Object.entries(HANDLERS).find(([path]) => path.startsWith(`/api/${section}`))!
    const params = Promise.resolve({ revision, locale: language })
    expect((await handler(new Request(new URL(link, 'http://localhost')), { params } as never)).status, link).toBe(200)
  }
})
