import { gzipSync } from 'node:zlib'
import { Resvg } from '@resvg/resvg-js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Address, mapOf, pictureInput } from '#app/picture'
import { CSS_PALETTE } from '#geo/map/palette'
import { drawStaticMap, FRINGE } from '#geo/map/static-map'
import { viewportOf } from '#geo/map/viewport'
import { BUILT_IN_SHAPES } from '#geo/shapes/built-in'
import { shapeBbox } from '#geo/shapes/map-shapes'
import { viewFeatures } from '#geo/tiles/tiles'
import { parseView } from '#geo/url/view-url'
import { LOCALES } from '#geo/vocabulary'
import { selected } from '#prisma/read/selected-projects'
import { foundingData } from '#prisma/seed/data'
import { startSeeded } from '../support/app'
import { foundingView, PRESET_VIEWS } from '../support/suzhou'

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startSeeded()
})
afterAll(() => stop?.())

const DESKTOP_PX = 1000
/** The whole page may weigh 40 KB. The start is small; Shenzhen has many islands. */
const [START_BYTES, SCENE_BYTES] = [12 * 1024, 13 * 1024]

const address = (path: string, query = '', locale: Address['locale'] = 'zh'): Address =>
  Object.freeze({ locale, path, view: parseView(new URLSearchParams(query)) })

async function drawn(asked: Address, widthPx = DESKTOP_PX) {
  const map = await mapOf(asked)
  const input = pictureInput(map, CSS_PALETTE, widthPx)
  return { map, input, ...drawStaticMap([{ ...input, from: 0 }]) }
}

describe.each(LOCALES)('the first picture in %s', (locale) => {
  it.each(PRESET_VIEWS.map(({ value }) => value))('of the scene %s is markup of few bytes', async (scene) => {
    const { shapes, features } = await drawn(address('/', `scene=${scene}`, locale))
    expect(gzipSync(shapes + features).byteLength).toBeLessThanOrEqual(scene === 'home' ? START_BYTES : SCENE_BYTES)
    new Resvg(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${shapes}${features}</svg>`)
  })

  it('of all Suzhou has every project, alone or in a number', async () => {
    for (const query of ['scene=suzhou', 'scene=suzhou&sector=biomed', 'scene=suzhou&q=swyy']) {
      for (const widthPx of [350, 1000, 2500]) {
        const { input, map } = await drawn(address('/', query, locale), widthPx)
        const counts = input.features.map((mark) => (mark.type === 'pin' ? 1 : Number(mark.label)))
        expect(counts.reduce((sum, n) => sum + n, 0)).toBe(map.selection.count)
        expect(map.selection.count).toBeGreaterThan(0)
      }
    }
  })

  it('links its pins to their pages in the language, with the filter', async () => {
    const { input } = await drawn(address('/', 'sector=digital-culture', locale))
    const links = input.features.flatMap((mark) => (mark.type === 'pin' ? [mark.href] : []))
    expect(links.length).toBeGreaterThan(2)
    const start = locale === 'en' ? '/en/projects/' : '/projects/'
    for (const href of links) expect(href).toMatch(new RegExp(`^${start}[a-z0-9-]+\\?sector=digital-culture$`))
  })
})

describe('the map of an address', () => {
  it.each(foundingData.projects.map(({ slug }) => slug))('of %s marks that project and no other', async (slug) => {
    const { input } = await drawn(address(`/projects/${slug}`))
    const chosen = input.features.flatMap((mark) => (mark.type === 'pin' && mark.selected ? [mark.href] : []))
    expect(chosen).toEqual([`/projects/${slug}`])
  })

  it('of a project without a position outlines its district, of one with a position does not', async () => {
    expect((await mapOf(address('/projects/netease-digital-culture-center'))).focus.districtId).toBe('320571')
    expect((await mapOf(address('/projects/shanghai-university-innovation-center'))).focus.districtId).toBeNull()
  })

  it('of the list of districts shows all of Suzhou', async () => {
    const map = await mapOf(address('/districts'))
    expect(map.camera).toEqual({ fit: foundingView('suzhou').bbox })
  })

  it('of a district shows and outlines it', async () => {
    const map = await mapOf(address('/districts/snd'))
    expect(map.camera).toEqual({ fit: shapeBbox(BUILT_IN_SHAPES, '320505') })
    expect(map.focus.districtId).toBe('320505')
  })

  it('of an event shows both ends of its line', async () => {
    const { input, map } = await drawn(address('/events/snd-greater-bay-2021'))
    const { fit } = map.camera as { fit: readonly number[] }
    for (const [lng, lat] of input.events[0]!.lines[0]!) {
      expect(lng > fit[0]! && lng < fit[2]!).toBe(true)
      expect(lat > fit[1]! && lat < fit[3]!).toBe(true)
    }
  })

  it.each(['/projects/none', '/districts/none', '/events/none', '/about', '/nowhere/at/all'])(
    'of %s is that of the start',
    async (path) => {
      const [map, start] = await Promise.all([mapOf(address(path)), mapOf(address('/'))])
      expect(map.camera).toEqual(start.camera)
      expect(map.focus).toEqual(start.focus)
    },
  )

  it('is of the camera before the scene before the page', async () => {
    const [at, scene, page] = await Promise.all(
      ['scene=sip&at=120.5,31.2,9', 'scene=sip', ''].map((query) => mapOf(address('/districts/snd', query))),
    )
    expect(at!.camera).toEqual({ center: [120.5, 31.2], zoom: 9, bearing: 0 })
    expect(scene!.camera).toEqual({ fit: foundingView('sip').bbox })
    expect(page!.camera).toEqual({ fit: shapeBbox(BUILT_IN_SHAPES, '320505') })
  })
})

it.each([...PRESET_VIEWS.map(({ value }) => `scene=${value}`), 'at=120.6,31.3,9,45', 'at=121,31.3,11'])(
  'nothing that may come into sight of %s is missing',
  async (query) => {
    const { input, map, features } = await drawn(address('/', query))
    const { frame, world } = { frame: viewportOf(map.camera), world: [-180, -85, 180, 85] as const }
    const [left, top, right, bottom] = frame.region
    const inRegion = viewFeatures(map.snapshot, map.selection, Math.floor(input.zoom), world).filter(({ position }) => {
      const [x, y] = frame.place(position)
      return x >= left - FRINGE && x <= right + FRINGE && y >= top - FRINGE && y <= bottom + FRINGE
    })
    expect(features.split('<a href="/projects/').length - 1 + features.split('<text class="n"').length - 1).toBe(
      inRegion.length,
    )
  },
)

it('the link of a number shows the projects that it counts, or comes closer', async () => {
  for (const scene of PRESET_VIEWS.map(({ value }) => value)) {
    const { input } = await drawn(address('/', `scene=${scene}`))
    for (const mark of input.features) {
      if (mark.type === 'pin') continue
      const view = parseView(new URL(mark.href, 'http://x').searchParams)
      if (view.camera) expect(view.camera.zoom).toBeGreaterThan(input.zoom)
      else expect((await selected(view.filters)).selection.count).toBe(Number(mark.label))
    }
  }
})
