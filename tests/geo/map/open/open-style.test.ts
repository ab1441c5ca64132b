import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import { expect, it } from 'vitest'
import { openStyle, tileJson } from '#geo/map/open/open-style'
import { TERMS } from '../../../support/terms'

const style = (theme: 'light' | 'dark') =>
  openStyle({
    ...{ name: 'A map', theme, tileJson: 'https://map.example/tiles/projects.json', attribution: 'Somebody' },
    ...{ shapes: 'https://map.example/shapes/1-2-3-4', terms: TERMS },
  })

it.each(['light', 'dark'] as const)('the %s style is valid, and needs neither fonts nor images', (theme) => {
  expect(validateStyleMin(style(theme))).toEqual([])
  expect(style(theme)).not.toHaveProperty('glyphs')
  expect(style(theme)).not.toHaveProperty('sprite')
})

it('every address in it is whole', () => {
  const addresses = JSON.stringify(style('light')).match(/"(?:url|data)":"[^"]+"/g)!
  expect(addresses).toHaveLength(3)
  for (const address of addresses) expect(address).toContain('"https://map.example/')
})

it('TileJSON names its layer, its zooms and its tiles', () => {
  const words = { name: 'A map', description: 'Of projects', attribution: 'Somebody' }
  expect(
    tileJson({
      ...words,
      tiles: 'https://map.example/tiles/7.7/{z}/{x}/{y}',
      bounds: [119, 30, 122, 33],
      revision: 7,
      maxZoom: 22,
    }),
  ).toMatchObject({
    ...{ tilejson: '3.0.0', tiles: ['https://map.example/tiles/7.7/{z}/{x}/{y}'], minzoom: 0, version: '1.0.7' },
    vector_layers: [{ id: 'projects', fields: { slug: expect.any(String), n: expect.any(String) } }],
  })
})
