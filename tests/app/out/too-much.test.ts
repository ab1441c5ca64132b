/** Areas that cost more than one request may take are refused alike by everything that compares them. */

import { afterAll, beforeAll, expect, it } from 'vitest'
import { GET as cite } from '#app/cite/[...path]/route'
import { GET as embed } from '#app/embed/[...path]/route'
import { GET as file } from '#app/export/compare/[locale]/[file]/route'
import { GET as oembed } from '#app/oembed/route'
import { GET as picture } from '#app/og/[...path]/route'
import { type Publication, publishShapes } from '#prisma/boundaries/publish'
import { closePool, refusalOfTooMuch, TooMuchWork } from '#prisma/geometry/pool'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { combs, ponds } from '../../prisma/geometry/combs'
import { startSeeded } from '../../support/app'
import { until } from '../../support/until'

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startSeeded()
  await publishShapes(water, 'Admin')
  await until(async () => (await currentSnapshot()).shapes.water.length === water.shapes.shapes.length)
})
afterAll(async () => {
  await closePool()
  await stop?.()
})

const water: Publication = {
  ...{ kind: 'water', datum: 'wgs84', fileName: 'ponds.json', newDistricts: [], uploadId: null },
  shapes: { shapes: ponds(), cities: [] },
  facts: { source: 'Test', licence: '', date: '', approvalNumber: '', isSchematic: true, note: '' },
}
const HERE = 'https://map.example'
const QUERY = `areas=${combs(60)}`
const headers = { host: 'map.example', 'x-forwarded-proto': 'https' }
const request = (path: string) => new Request(HERE + path, { headers })
const parts = (path: string[]) => ({ params: Promise.resolve({ path }) })

it.each<readonly [string, () => Promise<Response>]>([
  ['a frame', () => embed(request(`/embed/en/compare?${QUERY}`), parts(['en', 'compare']))],
  ['a citation', () => cite(request(`/cite/bib/en/compare?${QUERY}`), parts(['bib', 'en', 'compare']))],
  ['a picture', () => picture(request(`/og/en/compare?${QUERY}`), parts(['en', 'compare']))],
  ['oEmbed', () => oembed(request(`/oembed?url=${encodeURIComponent(`${HERE}/en/compare?${QUERY}`)}`))],
  [
    'a file',
    () =>
      file(request(`/export/compare/en/table.csv?${QUERY}`), {
        params: Promise.resolve({ locale: 'en', file: 'table.csv' }),
      }),
  ],
])('%s of areas that are too intricate is a 422, told in words', async (_, ask) => {
  const response = await ask()
  expect(response.status).toBe(422)
  expect(await response.text()).toContain('too intricate')
  expect(response.headers.has('retry-after')).toBe(false)
})

it('is a 429 that says when to come again where others ask for too much, and of other failures says nothing', () => {
  const busy = refusalOfTooMuch(new TooMuchWork('many wait', true))
  expect([busy?.status, busy?.headers['Retry-After']]).toEqual([429, '5'])
  expect(busy?.reason).not.toContain('intricate')
  expect(refusalOfTooMuch(new Error('something else'))).toBeNull()
})
