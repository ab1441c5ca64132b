import { describe, expect, it } from 'vitest'
import { pointInPolygons } from '#geo/geometry/point-in-polygon'
import { polygonsOf } from '#geo/geometry/polygons'
import { BUILT_IN_SHAPES } from '#geo/shapes/built-in'
import { buildSnapshot } from '#geo/snapshot/build'
import { syntheticProjects } from '#geo/synthetic/projects'

const projects = [...syntheticProjects(5000, 7)]
const share = (holds: (project: (typeof projects)[number]) => boolean) =>
  projects.filter(holds).length / projects.length

describe('synthetic projects', () => {
  it('are the same for the same seed whatever their number, and others for another seed', () => {
    expect([...syntheticProjects(200, 7)]).toEqual(projects.slice(0, 200))
    expect([...syntheticProjects(200, 8)]).not.toEqual(projects.slice(0, 200))
  })

  it('say in both names that they are samples, and no two share a slug', () => {
    for (const { nameZh, nameEn } of projects) expect(`${nameZh} ${nameEn}`).toMatch(/^样例\d+ .*Sample \d+ /)
    expect(new Set(projects.map(({ slug }) => slug)).size).toBe(projects.length)
  })

  it('stand inside the district that they name', () => {
    const inside = new Map(BUILT_IN_SHAPES.districts.map(({ id, rings }) => [id, pointInPolygons(polygonsOf(rings))]))
    const located = projects.filter(({ lng }) => lng !== null)
    expect(located.filter(({ districtId, lng, lat }) => !inside.get(districtId)!(lng!, lat!))).toEqual([])
    expect(located.length).toBeGreaterThan(3500)
  })

  it('are clustered: the fullest hundredth of the ground holds most of them', () => {
    const cells = new Map<string, number>()
    for (const { lng, lat } of projects) {
      if (lng === null || lat === null) continue
      const cell = `${Math.floor(lng * 50)},${Math.floor(lat * 50)}`
      cells.set(cell, (cells.get(cell) ?? 0) + 1)
    }
    const counts = [...cells.values()].sort((a, b) => b - a)
    const total = counts.reduce((sum, n) => sum + n, 0)
    const fullest = counts.slice(0, Math.ceil(counts.length / 20)).reduce((sum, n) => sum + n, 0)
    expect(fullest / total).toBeGreaterThan(0.4)
  })

  it('lack what real lists lack, and have skewed vocabularies', () => {
    expect(share(({ amountCny }) => amountCny === null)).toBeCloseTo(0.55, 1)
    expect(share(({ date }) => date === null)).toBeCloseTo(0.34, 1)
    expect(share(({ status }) => status === null)).toBeCloseTo(0.28, 1)
    expect(share(({ lng }) => lng === null)).toBeCloseTo(0.18, 1)
    expect(share(({ kind }) => kind === 'innovation-centre')).toBeGreaterThan(0.25)
    expect(share(({ kind }) => kind === 'branch-centre')).toBeLessThan(0.05)
  })

  it('are rows that a snapshot takes', () => {
    expect(buildSnapshot(1, projects, BUILT_IN_SHAPES.labelPoints).count).toBe(5000)
  })
})
