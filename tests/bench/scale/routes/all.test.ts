import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { worstInputs } from './worst-inputs'

const APP = join(import.meta.dirname, '..', '..', '..', '..', 'app')
const ROUTE = /(?:^|\/)(?:page\.tsx|route\.tsx?)$|^(?:robots)\.ts$/

it('asks each public route at least once, and none that there is not', () => {
  const ground = {
    origin: 'http://localhost',
    revision: 1,
    slug: 'a',
    district: 'b',
    event: 'c',
    districts: ['1', '2'],
    sectors: ['d'],
  }
  const asked = new Set(worstInputs(ground, 0).map(({ route }) => route))
  const files = readdirSync(APP, { recursive: true, encoding: 'utf8' })
  const routes = files.filter((file) => ROUTE.test(file) && !/(?:^|\/)manage\//.test(file))
  expect([...asked].sort()).toEqual(routes.sort())
})
