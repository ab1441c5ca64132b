/** What the maps of a comparison show where areas lie apart. */

import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { messagesOf } from '#components/messages/index'
import { parseCompare } from '#geo/compare/url'
import { LETTERS } from '#geo/map/palette'
import { comparableIds, readComparison } from '#prisma/read/comparison'
import { startSeeded } from '../../support/app'

vi.mock('next/headers', () => ({ headers: async () => new Headers() }))
const { COMPARE_WORDS } = await import('#components/messages/compare/words')
const { readStage } = await import('#app/[locale]/compare/stage-data')
let stop: () => Promise<void>

beforeAll(async () => {
  stop = await startSeeded()
})
afterAll(() => stop?.())

async function stageOf(query: string) {
  const { view } = parseCompare(new URLSearchParams(query), { districtIds: await comparableIds() })
  const { areas, comparison } = await readComparison(view, COMPARE_WORDS)
  const shown = areas.map(({ name, polygons }, i) => ({
    letter: LETTERS[i]!,
    name: name.en,
    area: view.areas[i]!.area,
    polygons: {
      type: 'MultiPolygon' as const,
      coordinates: polygons.map((rings) => rings.map((ring) => ring.map(([x, y]) => [x, y]))),
    },
  }))
  return readStage({ locale: 'en', t: messagesOf('en').compareMap, view, comparison, areas: shown })
}

it.each([
  ['map=swipe&areas=d:320571~d:320505', true],
  ['map=swipe&areas=c:120.6,31.3,5~c:120.63,31.3,5', false],
  ['map=split&areas=d:320571~d:320505', false],
])('%s: areas that lie apart are each centred under the divider', async (query, isApart) => {
  const { data } = await stageOf(query)
  expect(data.isApart).toBe(isApart)
  const [first, second] = data.cells
  expect(JSON.stringify(first!.camera) !== JSON.stringify(second!.camera)).toBe(isApart)
  // Each in the middle of its own map: what the divider lays over one another are the areas.
  if (isApart) expect(data.cells.map(({ outlined }) => outlined)).toEqual([['A'], ['B']])
})

it('side by side, two areas show where the other lies, and more stand alone, each on a map of its own', async () => {
  const outlined = async (ids: readonly string[]) =>
    (await stageOf(`map=split&areas=${ids.map((id) => `d:${id}`).join('~')}`)).data.cells.map((cell) => cell.outlined)
  expect(await outlined(['320571', '320505'])).toEqual([
    ['A', 'B'],
    ['A', 'B'],
  ])
  expect(await outlined(['320571', '320505', '320508'])).toEqual([['A'], ['B'], ['C']])
})
