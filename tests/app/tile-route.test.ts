/** What the address of tiles refuses, before it costs anything. */

import { beforeEach, describe, expect, it, vi } from 'vitest'
import { GET } from '#app/tiles/[revision]/[z]/[x]/[y]/route'
import { TILE_FORMAT } from '#geo/map/layers'
import { select } from '#geo/query/select'
import { buildSnapshot } from '#geo/snapshot/build'

const { selected } = vi.hoisted(() => ({ selected: vi.fn() }))
vi.mock('#prisma/read/selected-projects', () => ({ selectedEarly: selected }))

const ask = (path: string, query = '') => {
  const [revision, z, x, y] = path.split('/')
  const params = Promise.resolve({ revision, z, x, y } as Record<string, string>)
  return GET(new Request(`http://localhost/tiles/${path}${query}`), { params })
}

beforeEach(() => {
  selected.mockReset()
  const snapshot = buildSnapshot(7, [], {})
  selected.mockImplementation(async (filters) => ({ snapshot, selection: select(snapshot, filters) }))
})

describe('a tile that cannot be is refused with a reason, and nothing is selected for it', () => {
  it.each([
    ['7/23/0/0', '', 'No tile 23/0/0'],
    ['7/1/2/0', '', 'No tile 1/2/0'],
    ['7/1/0/2', '', 'No tile 1/0/2'],
    ['7/22/999999999/0', '', 'No tile 22/999999999/0'],
    ['7/-1/0/0', '', 'Tile numbers are whole'],
    ['7/1.5/0/0', '', 'Tile numbers are whole'],
    ['7/1e1/0/0', '', 'Tile numbers are whole'],
    ['7/9999999999/0/0', '', 'Tile numbers are whole'],
    ['x/0/0/0', '', 'Tile numbers are whole'],
    ['7/0/0/0', '?sector=Magic', 'sector: no value is "Magic"'],
    ['7/0/0/0', '?since=2021-13-01', 'since: cannot be "2021-13-01"'],
    ['7/0/0/0', '?since=9999-01-01&until=0001-01-01', 'is beyond until'],
    ['7/0/0/0', '?min=1e308', 'min: cannot be "1e308"'],
    ['7/0/0/0', '?min=9&max=1', 'min 9 is beyond max 1'],
    ['7/0/0/0', '?bbox=180,90,-180,-90', 'bbox: cannot be'],
    ['7/0/0/0', '?bbox=1,2,3,NaN', 'bbox: cannot be'],
    ['7/0/0/0', '?v=1', 'No filter is called "v"'],
    ['7/0/0/0', `?${'a'.repeat(100_000)}=1`, 'No filter is called'],
  ])('%s%.40s', async (path, query, reason) => {
    const response = await ask(path, query)
    expect(response.status).toBe(400)
    expect(await response.text()).toContain(reason)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(selected).not.toHaveBeenCalled()
  })
})

it('a tile that can be is answered, and its filter asked for once', async () => {
  const response = await ask('7/0/0/0', '?sector=biomed')
  expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable'])
  expect(selected.mock.calls).toEqual([[{ sector: ['biomed'] }]])
})

it.each([
  ['7/0/0/0', true],
  [`7.${TILE_FORMAT}/0/0/0`, true],
  [`7.${TILE_FORMAT - 1}/0/0/0`, false],
  [`6.${TILE_FORMAT}/0/0/0`, false],
])('a tile asked for as %s may be kept for ever: %s', async (path, isKept) => {
  const cached = (await ask(path)).headers.get('cache-control')
  expect(cached?.includes('immutable')).toBe(isKept)
})
