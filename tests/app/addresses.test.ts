import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { PAGES } from '#app/addresses'

const FOLDER = join(import.meta.dirname, '../../app/[locale]')

/** The paths of all public pages, as the folders of app/ give them. */
const paths = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => /(^|\/)page\.tsx$/.test(name))
  .filter((name) => !name.startsWith('manage/'))
  .map((name) => `/${name.replace(/\(\w+\)\//g, '').replace(/\/?page\.tsx$/, '')}`)

it('knows every page without a parameter, and no other', () => {
  expect([...PAGES].sort()).toEqual(paths.filter((path) => !path.includes('[')).sort())
})

it('finds the pages of records where proxy.ts looks for them', () => {
  expect(paths.filter((path) => path.includes('[')).sort()).toEqual([
    '/[...rest]',
    '/districts/[slug]',
    '/events/[slug]',
    '/projects/[slug]',
  ])
})
