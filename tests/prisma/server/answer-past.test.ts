import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { offerPast, type Past } from '#prisma/past-context'
import { answerInPast } from '#prisma/server/answer-past'

const charged: number[] = []
const server = createServer((request, response) =>
  answerInPast(
    request,
    response,
    (ms) => charged.push(ms),
    () => response.end(request.url),
  ),
)
let base: string
beforeAll(async () => {
  let opened = 0
  offerPast(async (asked) =>
    asked === 'never'
      ? { why: 'unreadable', asked }
      : { past: { revision: Number(asked) } as Past, openedMs: opened++ === 0 ? 750 : 0, leave: () => {} },
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => void server.close())

it('charges whoever asks first for a past with what opening it has taken, and nobody for now or for none', async () => {
  const ask = async (path: string) => (await fetch(base + path)).status
  expect(await ask('/')).toBe(200)
  expect(await ask('/?as-of=never')).toBe(400)
  expect(charged).toEqual([])
  expect(await ask('/?as-of=7')).toBe(200)
  expect(await ask('/compare?as-of=7')).toBe(200)
  expect(charged).toEqual([750, 0])
})

it('lets machines ask by POST, and nobody else', async () => {
  charged.length = 0
  for (const path of ['/mcp?as-of=8', '/compare?as-of=8', '/api/auth/session?as-of=8'])
    expect((await fetch(base + path, { method: 'POST', body: '{}' })).status).toBe(200)
  expect(charged).toEqual([0])
})
