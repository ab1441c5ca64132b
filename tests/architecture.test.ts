import { existsSync, readdirSync, readFileSync } from 'node:fs'
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

/** The file that an import of ours means, or null for a package, a file of data or a style sheet. */
function fileOf(path: string, name: string): string | null {
  if (name === SERVER_ONLY || !/^[#.]/.test(name)) return null
  const stem = name.startsWith('#') ? name.slice(1) : relative(PROJECT, join(PROJECT, path, '..', name))
  const endings = ['.ts', '.tsx', '/index.ts', '/index.tsx']
  return endings.map((ending) => stem + ending).find((file) => existsSync(join(PROJECT, file))) ?? null
}

const namesIn = (path: string) => specifiers(readFileSync(join(PROJECT, path), 'utf8'))

const SOURCES: readonly Source[] = FOLDERS.flatMap((folder) =>
  filesIn(join(PROJECT, folder)).map((path) => {
    const text = readFileSync(join(PROJECT, path), 'utf8')
    return { path, folder, text, imports: specifiers(text) }
  }),
)

const isClient = ({ text }: Source) => /^\s*(['"])use client\1/.test(text)
/** A client module gets a stand-in of these from Next, and nothing of what they import. */
const isAction = ({ text }: Source) => /^\s*(['"])use server\1/.test(text)

const CLIENT_FILES = ['prisma/client.ts', 'prisma/generated/client.ts']
const usesDatabase = ({ path, imports }: Source) =>
  imports.some((name) => /^pg(-|$)/.test(name) || CLIENT_FILES.includes(fileOf(path, name) ?? ''))

/** The files from one to the first that is looked for, following imports; null where none is reached. */
function pathTo(start: string, isWanted: (path: string) => boolean): readonly string[] | null {
  const before = new Map<string, string | null>([[start, null]])
  for (const path of before.keys()) {
    if (isWanted(path)) {
      const steps: string[] = []
      for (let step: string | null = path; step !== null; step = before.get(step) ?? null) steps.unshift(step)
      return steps
    }
    const source = SOURCES.find((s) => s.path === path)
    if (!source || (path !== start && isAction(source))) continue
    for (const name of source.imports) {
      const next = fileOf(path, name)
      if (next !== null && !before.has(next)) before.set(next, path)
    }
  }
  return null
}

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

  it('whoever reaches for pg or the database client says that it stays on the server', () => {
    const silent = SOURCES.filter((source) => usesDatabase(source) && !source.imports.includes(SERVER_ONLY))
    expect(SOURCES.filter(usesDatabase).length).toBeGreaterThan(20)
    expect(silent.map(({ path }) => path)).toEqual([])
  })

  it('no path of imports leads from what runs in browsers to what stays on the server', () => {
    const starts = SOURCES.filter((source) => source.folder === 'components' || isClient(source))
    const isServer = (path: string) => SOURCES.some((s) => s.path === path && s.imports.includes(SERVER_ONLY))
    const leaks = starts.map(({ path }) => pathTo(path, isServer)).filter((path) => path !== null)
    expect(leaks.map((path) => path.join(' → '))).toEqual([])
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
