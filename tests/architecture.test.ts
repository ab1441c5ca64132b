import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

const PROJECT = join(import.meta.dirname, '..')
const SERVER_ONLY = '#server-only'
const MAX_LINES = 250
const FOLDERS = ['geo', 'prisma', 'components', 'app'] as const
type Folder = (typeof FOLDERS)[number]

/** What each folder may import of the others. `public` stands for JSON under public/geo. */
const ALLOWED: Readonly<Record<Folder, readonly string[]>> = {
  geo: ['geo', 'public'],
  prisma: ['prisma', 'geo', 'public'],
  components: ['components', 'geo', 'public'],
  app: ['app', 'components', 'prisma', 'geo', 'public'],
}
/** Records as data: as long as there are records. */
const isData = (path: string) => path.startsWith('prisma/seed/')

interface Source {
  readonly path: string
  readonly folder: Folder
  readonly text: string
  readonly imports: readonly string[]
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => relative(PROJECT, join(folder, name)))
    .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('prisma/generated/'))
}

/** `import … from 'x'`, `export … from 'x'`, `import 'x'` and `import('x')`. */
const specifiers = (text: string) =>
  [...text.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])([^'"\n]+)\1/g)].map(([, , name]) => name!)

/** Where an import leads: one of our folders, `public`, or null for a package and for the mark of what stays on the server. */
function targetOf(path: string, name: string): string | null {
  if (name === SERVER_ONLY) return null
  if (name.startsWith('#')) return name.slice(1).split('/')[0]!
  if (!name.startsWith('.')) return null
  return relative(PROJECT, join(PROJECT, path, '..', name)).split('/')[0]!
}

const namesIn = (path: string) => specifiers(readFileSync(join(PROJECT, path), 'utf8'))

const SOURCES: readonly Source[] = FOLDERS.flatMap((folder) =>
  filesIn(join(PROJECT, folder)).map((path) => {
    const text = readFileSync(join(PROJECT, path), 'utf8')
    return { path, folder, text, imports: specifiers(text) }
  }),
)

/** `file → import` for each import that the rule forbids. */
function offences(isOffence: (source: Source, target: string, name: string) => boolean): string[] {
  return SOURCES.flatMap((source) =>
    source.imports.flatMap((name) => {
      const target = targetOf(source.path, name)
      return target !== null && isOffence(source, target, name) ? [`${source.path} → ${name}`] : []
    }),
  )
}

describe('imports point down', () => {
  it.each(FOLDERS)('%s imports what it may', (folder) => {
    expect(offences((source, target) => source.folder === folder && !ALLOWED[folder].includes(target))).toEqual([])
  })

  it('tests of everything but app need no app', () => {
    const own = filesIn(join(PROJECT, 'tests')).filter((path) => /^tests\/(geo|prisma|components|support)\//.test(path))
    const offenders = own.filter((path) => namesIn(path).some((name) => targetOf(path, name) === 'app'))
    expect(offenders).toEqual([])
  })

  it('of public, only JSON under public/geo is imported', () => {
    const isMapData = (name: string) => /public\/geo\/.+\.json$/.test(name)
    expect(offences((_, target, name) => target === 'public' && !isMapData(name))).toEqual([])
  })

  it('across folders by alias, inside one by relative path', () => {
    expect(offences((source, target, name) => (source.folder === target) === name.startsWith('#'))).toEqual([])
  })

  it("files that say 'use client' never import prisma, nor what stays on the server", () => {
    const isClient = ({ text }: Source) => /^\s*(['"])use client\1/.test(text)
    expect(offences((source, target) => isClient(source) && target === 'prisma')).toEqual([])
    expect(SOURCES.filter((source) => isClient(source) && source.imports.includes(SERVER_ONLY))).toEqual([])
  })

  it('geo and components use nothing of Node, pg or Prisma', () => {
    const isServer = (name: string) => /^(node:|pg$|@prisma\/)/.test(name)
    const found = SOURCES.filter(({ folder }) => folder === 'geo' || folder === 'components').flatMap(
      ({ path, imports }) => imports.filter(isServer).map((name) => `${path} → ${name}`),
    )
    expect(found).toEqual([])
  })

  it('whoever opens connections says that it stays on the server', () => {
    const opens = SOURCES.filter(
      ({ path, imports }) => path.startsWith('prisma/') && imports.some((name) => /^(\.\.?\/)+client$/.test(name)),
    )
    const silent = opens.filter(({ imports }) => !imports.includes(SERVER_ONLY)).map(({ path }) => path)
    expect(opens.length).toBeGreaterThan(1)
    expect(silent).toEqual([])
  })
})

describe('the rules themselves', () => {
  it.each([
    [`import { a } from '#geo/filters'`, ['#geo/filters']],
    [`import type { a } from "../prisma/client"`, ['../prisma/client']],
    [`import './globals.css'`, ['./globals.css']],
    [`const { seed } = await import('./seed')`, ['./seed']],
    [`export * from './x'`, ['./x']],
    [`import {\n  a,\n  b,\n} from '#app/x'`, ['#app/x']],
    [`const text = 'no import here'`, []],
  ])('%j imports %j', (text, expected) => {
    expect(specifiers(text)).toEqual(expected)
  })

  it.each([
    ['geo/a.ts', './b', 'geo'],
    ['geo/a.ts', '../prisma/client', 'prisma'],
    ['prisma/seed/a.ts', '../client', 'prisma'],
    ['app/[locale]/page.tsx', '#components/map', 'components'],
    ['geo/a.ts', '#public/geo/labels.json', 'public'],
    ['geo/a.ts', 'zod', null],
  ])('%s importing %s leads to %s', (path, name, expected) => {
    expect(targetOf(path, name)).toBe(expected)
  })
})

it(`no file is longer than ${MAX_LINES} lines`, () => {
  const long = SOURCES.map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
    .filter(({ path, lines }) => lines > MAX_LINES && !isData(path))
    .map(({ path, lines }) => `${path}: ${lines}`)
  expect(long).toEqual([])
})
