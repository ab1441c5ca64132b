/** Days are those of the site's clock, whatever the hour: half an hour before midnight it is not tomorrow. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { GET as cite } from '#app/cite/[...path]/route'
import { query } from '#prisma/transaction'
import { startSeeded } from '../../support/app'

const ROOT = join(import.meta.dirname, '..', '..', '..')

it('no code of the server takes the day of London for today', () => {
  const files = ['app', 'components', 'prisma'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('generated'))
      .map((name) => join(folder, name)),
  )
  expect(files.length).toBeGreaterThan(300)
  const today = /new Date\(\)\s*\.toISOString\(\)\s*\.(slice|substring|split)/
  expect(files.filter((file) => today.test(readFileSync(join(ROOT, file), 'utf8')))).toEqual([])
})

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startSeeded()
  await query(
    `UPDATE "Setting" SET "value" = jsonb_set("value"::jsonb, '{timeZone}', '"America/New_York"') WHERE "key" = 'site'`,
    [],
  )
})
afterAll(async () => {
  vi.useRealTimers()
  await stop?.()
})

it.each([
  ['23:30 in New York', '2026-12-01T04:30:00Z', '2026-11-30'],
  ['half an hour later', '2026-12-01T05:00:00Z', '2026-12-01'],
])('a citation made at %s is of that day', async (_, now, day) => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(now) })
  const params = Promise.resolve({ path: ['csl', 'en', 'districts', 'sip'] })
  const [item] = await (await cite(new Request('http://localhost/cite/csl/en/districts/sip'), { params })).json()
  expect(item.accessed['date-parts'][0]).toEqual(day.split('-').map(Number))
})
