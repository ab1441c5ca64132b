import { describe, expect, it, test } from 'vitest'
import { pointInPolygons } from '#geo/geometry/point-in-polygon'
import { polygonsOf } from '#geo/geometry/polygons'
import { type Box, boxOfLabel } from '#geo/map/label-collision'
import { FIRST_DISTRICTS } from '#geo/map/layers'
import { nameLines } from '#geo/map/names/district-names'
import { namesCollection } from '#geo/map/names/live-names'
import { boxOfDisc } from '#geo/map/names/marks'
import { type PxFrame, type StandingLabel, standingLabels } from '#geo/map/static-labels'
import type { StaticMapFeature } from '#geo/map/static-map-input'
import { viewportOf } from '#geo/map/viewport'
import type { Position } from '#geo/records'
import { BUILT_IN_SHAPES as SHAPES } from '#geo/shapes/built-in'
import { shapeFile } from '#geo/shapes/shape-file'
import { LOCALES, type Locale } from '#geo/vocabulary'
import { count, picture, pin } from '../../pictures'

const ZOOMS = [7, 7.5, 8, 8.5, 9, 9.5, 10, 11, 12.5]
const districts = SHAPES.labels.filter(({ type }) => type === 'district')
const withProjects = districts.slice(0, 4).map(({ id }) => id)
const isIn = new Map(SHAPES.districts.map(({ id, rings }) => [id, pointInPolygons(polygonsOf(rings))]))

function frameAt(zoom: number): PxFrame {
  const viewport = viewportOf({ center: [120.7, 31.4], zoom, bearing: 0 })
  const scale = viewport.pxPerUnit(zoom)
  return {
    pxOf: (position) => viewport.place(position).map((unit) => unit * scale) as [number, number],
    positionAt: (x, y) => viewport.positionAt(x / scale, y / scale),
  }
}

const inputAt = (zoom: number, locale: Locale, features: readonly StaticMapFeature[]) =>
  picture({ ...SHAPES, zoom, locale, features, events: [], districtsWithProjects: withProjects })

const namesAt = (zoom: number, locale: Locale, features: readonly StaticMapFeature[] = []) =>
  standingLabels(inputAt(zoom, locale, features), frameAt(zoom), () => true)

function boxIn({ pxOf }: PxFrame, { label, name }: StandingLabel): Box {
  const [x, y] = pxOf(label.position)
  return boxOfLabel({ lines: name.lines, x: x + name.at[0], y: y + name.at[1] })
}

/** Room is looked for in steps of 3 px. */
const SLACK = 3

/** Positions all over a box, but for its edge. */
function positionsIn({ positionAt }: PxFrame, [left, top, right, bottom]: Box): Position[] {
  const steps = [0, 0.25, 0.5, 0.75, 1]
  const between = (from: number, to: number) => steps.map((part) => from + SLACK + part * (to - from - 2 * SLACK))
  return between(left, right).flatMap((x) => between(top, bottom).map((y) => positionAt(x, y)))
}

const overlap = (a: Box, b: Box) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]

/** What is wrong with where names stand. */
function faults(standing: readonly StandingLabel[], frame: PxFrame): string[] {
  const named = standing.filter(({ label }) => label.type === 'district')
  const outside = named.filter((one) => {
    if (one.name.leader) return false
    return !positionsIn(frame, boxIn(frame, one)).every((position) => isIn.get(one.label.id)!(...position))
  })
  const astray = named.filter(({ label, name }) => {
    const [x, y] = frame.pxOf(label.position)
    const end = name.leader?.[1]
    return end && !isIn.get(label.id)!(...frame.positionAt(x + end[0], y + end[1]))
  })
  const boxes = standing.map((one) => boxIn(frame, one))
  const covering = standing.filter((_, i) => boxes.some((box, j) => i !== j && overlap(boxes[i]!, box)))
  const nameOf = ({ label }: StandingLabel) => label.name.en
  return [
    ...outside.map((one) => `${nameOf(one)} is outside without a line`),
    ...astray.map((one) => `the line of ${nameOf(one)} leads elsewhere`),
    ...covering.map((one) => `${nameOf(one)} covers a name`),
  ]
}

const cases = LOCALES.flatMap((locale) => ZOOMS.map((zoom) => [locale, zoom] as const))
const marks: StaticMapFeature[] = withProjects.flatMap((id, i) => [
  count({ position: SHAPES.labelPoints[id]!, count: 20 * (i + 1) }),
  pin({ position: SHAPES.labelPoints[districts[5 + i]!.id]! }),
])

describe.each(cases)('names in %s at zoom %d', (locale, zoom) => {
  const frame = frameAt(zoom)
  test('each district has its name, inside or with a line to it, and none covers another', () => {
    const standing = namesAt(zoom, locale)
    expect(faults(standing, frame)).toEqual([])
    const named = new Set(standing.map(({ label }) => label.id))
    expect(districts.filter(({ id }) => !named.has(id)).map(({ name }) => name.en)).toEqual([])
  })

  test('the same beside clusters and pins, which no name covers', () => {
    const standing = namesAt(zoom, locale, marks)
    expect(faults(standing, frame)).toEqual([])
    expect(standing.filter(({ label }) => label.type === 'district').length).toBe(districts.length)
    const discs = marks.flatMap((mark) =>
      mark.type === 'count' ? [boxOfDisc(frame.pxOf(mark.position), mark.count)] : [],
    )
    expect(standing.filter((one) => discs.some((disc) => overlap(disc, boxIn(frame, one))))).toEqual([])
  })
})

it('the districts with the most projects keep their names where clusters leave hardly any room', () => {
  const everywhere = Array.from({ length: 400 }, (_, i) =>
    count({ position: [119.8 + 0.1 * (i % 20), 30.6 + 0.09 * Math.floor(i / 20)], count: 2000 }),
  )
  const named = namesAt(8, 'zh', everywhere).map(({ label }) => label.id)
  expect(withProjects.slice(0, FIRST_DISTRICTS).filter((id) => !named.includes(id))).toEqual([])
})

it('a name that steps aside stands on the land of no other district while there is other room', () => {
  const frame = frameAt(8)
  const aside = namesAt(8, 'zh', marks).filter(({ label, name }) => label.city === '320500' && name.leader)
  expect(aside.length).toBeGreaterThan(0)
  const isWater = SHAPES.water.map(({ rings }) => pointInPolygons(polygonsOf(rings)))
  for (const one of aside) {
    const onOthers = positionsIn(frame, boxIn(frame, one)).filter(
      (position) =>
        [...isIn].some(([id, contains]) => id !== one.label.id && contains(...position)) &&
        !isWater.some((contains) => contains(...position)),
    )
    expect(onOthers).toEqual([])
  }
})

it('a district without room for its full name is called by its short one before it steps aside', () => {
  const changed = namesAt(11, 'en').filter(({ label, name: { lines, leader } }) => {
    const full = nameLines(label, { locale: 'en', zoom: 11 })
    return label.type === 'district' && !leader && lines.join(' ') !== full.join(' ')
  })
  for (const { label, name } of changed) expect(name.lines.join(' ')).toBe(label.short.en)
})

describe('on the live map', () => {
  const featuresOf = (file: 'labels' | 'districts' | 'water') => shapeFile(SHAPES, file).features
  const loaded = {
    ...{ labels: featuresOf('labels'), districts: featuresOf('districts'), water: featuresOf('water') },
    ...{ events: [], areas: [] },
    projects: marks.map((mark) => ({
      properties: mark.type === 'count' ? { t: 'cluster', n: mark.count } : { t: 'pin' },
      geometry: { type: 'Point' as const, coordinates: [...mark.position] },
    })),
  }
  it.each([
    ['zh', 7.5],
    ['en', 8],
    ['zh', 9.5],
    ['en', 11],
  ] as const)('the same names stand at the same places as in the picture, in %s at zoom %d', (locale, zoom) => {
    // The picture was drawn before anybody knew the zoom that it comes out at.
    const camera = { zoom: zoom + 0.2, bearing: 0 }
    const frame = frameAt(camera.zoom)
    const { features } = namesCollection(loaded, { locale, districtsWithProjects: withProjects }, camera, zoom)
    const live = features.flatMap(({ properties, geometry }) => {
      if (!properties?.text || geometry.type !== 'Point') return []
      const [x, y] = frame.pxOf(geometry.coordinates as [number, number])
      const em = locale === 'zh' ? 14 : 12.5
      return [`${properties.text} ${Math.round(x + properties.at[0] * em)} ${Math.round(y + properties.at[1] * em)}`]
    })
    const pictured = namesAt(zoom, locale, marks).flatMap(({ label, name }) => {
      const [x, y] = frame.pxOf(label.position)
      const at = `${Math.round(x + name.at[0])} ${Math.round(y + name.at[1])}`
      return label.type === 'water' ? [] : [`${name.lines.join('\n')} ${at}`]
    })
    expect(live.toSorted()).toEqual(pictured.toSorted())
  })
})
