import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { blameSenders } from '#prisma/server/blame-senders'
import { actionBegins, requestContexts } from '#prisma/server/request-context'

/** Answers 500, as Next does whatever it stumbles over; after `?begun`, an action of ours has begun. */
const server = createServer((request, response) => {
  const { method = '', url = '', headers } = request
  requestContexts().run(
    { method, url, hasRange: headers.range !== undefined, hasBegun: false, held: null },
    async () => {
      await new Promise((resolve) => setTimeout(resolve, 1))
      if (url.includes('begun')) actionBegins()
      console.error('⨯', new Error('Unexpected end of form'))
      response.statusCode = 500
      response.end()
    },
  )
})
const warned = vi.spyOn(console, 'warn').mockImplementation(() => {})
const errors = vi.spyOn(console, 'error').mockImplementation(() => {})

beforeAll(async () => {
  blameSenders()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  server.close()
})

it.each([
  ['POST', '/report', {}, 400, 'POST /report could not be read: Error: Unexpected end of form'],
  ['POST', '/report?begun', {}, 500, null],
  ['POST', '/api/x', {}, 500, null],
  ['GET', '/', {}, 500, null],
  ['GET', '/file.pmtiles', { range: 'bytes=999-' }, 416, null],
])('%s %s with %j that fails is a %s', async (method, path, headers, status, line) => {
  warned.mockClear()
  errors.mockClear()
  const { port } = server.address() as AddressInfo
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers: headers as HeadersInit })
  expect(response.status).toBe(status)
  expect(warned.mock.calls).toEqual(line ? [[line]] : [])
  expect(errors.mock.calls).toHaveLength(line ? 0 : 1)
})
