import { Resvg } from '@resvg/resvg-js'
import { describe, expect, it, test } from 'vitest'
import { clusterRadius } from '#geo/map/cluster-art'
import { type Box, boxOfLabel } from '#geo/map/label-collision'
import { PALETTES } from '#geo/map/palette'
import { drawPreviewMap, fittedWidth, type PreviewSize } from '#geo/map/preview-map'
import { MIX_MARGIN } from '#geo/map/sector-mix'
import type { StaticMapInput } from '#geo/map/static-map-input'
import { count, event, label, picture, pin } from '../pictures'

const SIZE: PreviewSize = Object.freeze({ width: 560, height: 504, margin: [36, 64] as const })
const poster = (more: Partial<StaticMapInput> = {}) => drawPreviewMap(picture(more), SIZE)

describe('a fitted view', () => {
  it('is as wide as the margins allow and stands in the middle', () => {
    const box = { fit: [120, 31, 121, 31.5] } as const
    expect(fittedWidth(box, SIZE)).toBeCloseTo(560 - 2 * 36, 6)
    const centre = poster({ features: [count({ position: [120.5, 31.2507] })] }).numbers[0]!
    expect(centre.x).toBeCloseTo(280, 1)
    expect(Math.abs(centre.y - 252)).toBeLessThan(0.5)
  })

  it('that is tall is as high as the margins allow', () => {
    const camera = { fit: [120.5, 31, 120.6, 31.5] } as const
    const corners = poster({
      camera,
      features: [count({ position: [120.5, 31.5] }), count({ position: [120.5, 31] })],
    }).numbers
    expect(corners.map(({ y }) => y)).toEqual([64, 504 - 64])
  })
})

test('a fixed camera keeps its scale and has its centre in the middle', () => {
  const camera = { center: [120.5, 31.25], zoom: 10, bearing: 0 } as const
  const [middle, east] = poster({
    camera,
    features: [count({ position: [120.5, 31.25] }), count({ position: [120.6, 31.25] })],
  }).numbers
  expect([middle!.x, middle!.y]).toEqual([280, 252])
  expect(east!.x - middle!.x).toBeCloseTo((0.1 / 360) * 512 * 2 ** 10, 1)
})

test('lines have their width in px whatever the scale, for a renderer that cannot keep it', () => {
  const { ground } = poster()
  const scale = Number(/scale\(([\d.]+)\)/.exec(ground)![1])
  const border = Number(/stroke="#a89a80" stroke-width="([\d.]+)"/.exec(ground)![1])
  expect(border * scale).toBeCloseTo(1.2, 6)
  expect(ground).not.toContain('vector-effect')
})

test('what is known exactly lies over rings, numbers over both, and nothing that is far away is drawn', () => {
  const ringed = pin({ ring: '3:0', pin: { colour: 6, glyph: 'waves', precision: 'district', mark: null } })
  const away = pin({ position: [110, 22], pin: { colour: 4, glyph: 'flask', precision: 'site', mark: null } })
  const { features } = poster({ features: [count(), pin(), ringed, away] })
  const [biomed, , , , research, , sports] = PALETTES.light.swatches as string[]
  const places = [sports!, biomed!, '<circle'].map((text) => features.indexOf(text))
  expect(places).not.toContain(-1)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect(features).not.toContain(research)
})

test('its markup is read by a strict parser', () => {
  const { ground, features } = poster({ selectedDistrict: 'A' })
  const svg = (body: string) => `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${body}</svg>`
  expect(() => new Resvg(svg(ground + features))).not.toThrow()
  expect(() => new Resvg(svg(`${ground}<a>`))).toThrow()
})

describe('names', () => {
  const meets = (a: Box, b: Box) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
  const written = (more: Partial<StaticMapInput>) => poster(more).names.map(({ lines }) => lines.join(' '))

  it('of venues stand with their figures above the seal, and outrank those of districts', () => {
    const { names } = poster({ labels: [label('B', { position: [120.9, 31.13] })] })
    const [venue, district] = ['venue', 'district'].map((type) => names.find((name) => name.type === type)!)
    expect(venue!.lines).toEqual(['会场', '68 个项目'])
    expect(meets(boxOfLabel(venue!), boxOfLabel(district!))).toBe(false)
  })

  it('of districts with projects outrank others', () => {
    const at = { position: [120.25, 31.25] } as const
    const crowd = ['X', 'Y', 'Z', 'A', 'U', 'V', 'W', 'T', 'S'].map((id) => label(id, at))
    const names = written({ zoom: 8, features: [], events: [], labels: crowd })
    expect(names[0]).toBe('A')
    expect(names.length).toBeLessThan(crowd.length)
  })

  it('keep clear of the ring around a cluster', () => {
    const at = [120.5, 31.25] as const
    const mix = '0:4'
    for (let down = 0; down <= 60; down += 2) {
      const { names, numbers } = poster({
        events: [],
        features: [count({ position: at, mix })],
        labels: [label('A', { position: [at[0], at[1] - down / 1000] })],
      })
      const { x, y } = numbers[0]!
      const reach = clusterRadius(12) + MIX_MARGIN
      const ring: Box = [x - reach, y - reach, x + reach, y + reach]
      expect(names.filter((name) => meets(boxOfLabel(name), ring))).toEqual([])
    }
  })

  it('that the edge would cut are left out', () => {
    expect(written({ events: [], labels: [label('Z', { position: [119.93, 31.25] })] })).toEqual([])
  })
})

test('there is an event to see', () => {
  const { names, features } = poster({ events: [event({ venue: [110, 20] })] })
  expect(names.map(({ type }) => type)).not.toContain('venue')
  expect(features).not.toContain(PALETTES.light.accent)
  expect(poster().features).toContain(PALETTES.light.accent)
})
