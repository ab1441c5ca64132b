import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import manifest from '../package.json' with { type: 'json' }
import { circles, mutualSiblings, pathTo } from './support/architecture/graph'
import {
  crowdedFolders,
  doubleCasts,
  longFiles,
  longFunctions,
  sharedNames,
  wideComments,
} from './support/architecture/measures'
import { filesIn, isClient, readSources, SERVER_ONLY, type Source } from './support/architecture/sources'
import { interfaceWords } from './support/architecture/words'

const PROJECT = join(import.meta.dirname, '..')
const FOLDERS = ['geo', 'prisma', 'components', 'app'] as const
const MOST_CASTS = 10
const DATABASE = ['prisma/client.ts', 'prisma/generated/client.ts']

/** What each folder may import of the others. `public` stands for JSON under public/geo. */
const ALLOWED: Readonly<Record<(typeof FOLDERS)[number], readonly string[]>> = {
  geo: ['geo', 'public'],
  prisma: ['prisma', 'geo', 'public'],
  components: ['components', 'geo', 'public'],
  app: ['app', 'components', 'prisma', 'geo', 'public'],
}
/** Records as data, and steps that the database has taken: as long as they are. */
const isData = (path: string) => /^(prisma\/(seed|migrations)|tests\/cases)\//.test(path)

const PATHS = filesIn(PROJECT, [...FOLDERS, 'tests'])
const ALL = readSources(PROJECT, PATHS)
const SOURCES = ALL.filter(({ path }) => !path.startsWith('tests/'))
const BY_PATH = new Map(ALL.map((source) => [source.path, source]))
const FILES = PATHS.filter((path) => /\.(tsx?|m?js|css|sql)$/.test(path) && !isData(path)).map((path) => ({
  path,
  text: readFileSync(join(PROJECT, path), 'utf8'),
}))

const topOf = (path: string) => path.split('/')[0]!

/** Names that lead to one file on the server and to another in browsers: package.json says which. */
const BY_CONDITION = Object.entries(manifest.imports).flatMap(([name, to]) =>
  Array.isArray(to) || typeof to === 'string' ? [] : [name],
)

/**
 * Where an import leads: one of our folders, `public`, or null for a package and for what is chosen by condition, as
 * the mark of what stays on the server.
 */
function targetOf(path: string, name: string): string | null {
  if (BY_CONDITION.includes(name) || !/^[#.]/.test(name)) return null
  return name.startsWith('#') ? topOf(name.slice(1)) : topOf(join(path, '..', name))
}

/** `file → import` for each import that the rule forbids. */
const offences = (isOffence: (source: Source, target: string, name: string) => boolean, sources = SOURCES) =>
  sources.flatMap((source) =>
    source.imports.flatMap(({ name }) => {
      const target = targetOf(source.path, name)
      return target !== null && isOffence(source, target, name) ? [`${source.path} → ${name}`] : []
    }),
  )

const isMarked = ({ imports }: Source) => imports.some(({ name }) => name === SERVER_ONLY)
const usesDatabase = ({ imports }: Source) =>
  imports.some(({ name, file }) => /^pg(-|$)/.test(name) || DATABASE.includes(file ?? name))

describe('imports point down', () => {
  it.each(FOLDERS)('%s imports what it may', (folder) => {
    expect(offences(({ path }, target) => topOf(path) === folder && !ALLOWED[folder].includes(target))).toEqual([])
  })

  it('tests of everything but app need no app', () => {
    const own = ALL.filter(({ path }) => /^tests\/(geo|prisma|components|support)\//.test(path))
    expect(offences((_, target) => target === 'app', own)).toEqual([])
  })

  it('of public, only JSON under public/geo is imported', () => {
    const isMapData = (name: string) => /public\/geo\/.+\.json$/.test(name)
    expect(offences((_, target, name) => target === 'public' && !isMapData(name))).toEqual([])
  })

  it('across folders by alias, inside one by relative path', () => {
    expect(offences(({ path }, target, name) => (topOf(path) === target) === name.startsWith('#'))).toEqual([])
  })

  it('geo and components use nothing of Node, pg or Prisma', () => {
    const found = SOURCES.filter(({ path }) => /^(geo|components)\//.test(path)).flatMap(({ path, imports }) =>
      imports.filter(({ name }) => /^(node:|pg$|@prisma\/)/.test(name)).map(({ name }) => `${path} → ${name}`),
    )
    expect(found).toEqual([])
  })

  it('in no circle, types included', () => {
    expect(circles(ALL).flat()).toEqual([])
  })

  it('never both ways between two folders of one parent', () => {
    expect(mutualSiblings(SOURCES)).toEqual([])
  })
})

describe('what stays on the server', () => {
  it('is marked wherever pg or the database client is imported', () => {
    const users = SOURCES.filter(usesDatabase)
    expect(users.length).toBeGreaterThan(20)
    expect(users.filter((source) => !isMarked(source)).map(({ path }) => path)).toEqual([])
  })

  it("is imported by nothing that says 'use client'", () => {
    expect(offences((source, target) => isClient(source) && target === 'prisma')).toEqual([])
    expect(SOURCES.filter((source) => isClient(source) && isMarked(source))).toEqual([])
  })

  it('is reached by no path of imports from what runs in browsers', () => {
    const starts = SOURCES.filter((source) => topOf(source.path) === 'components' || isClient(source))
    const leaks = starts.map(({ path }) => pathTo(path, isMarked, BY_PATH)).filter((path) => path !== null)
    expect(leaks.map((path) => path.join(' → '))).toEqual([])
  })
})

describe('small enough to be read', () => {
  it('no folder has more than 25 files', () => {
    expect(
      crowdedFolders(
        PATHS.filter((path) => !path.startsWith('tests/cases/')),
        25,
      ),
    ).toEqual([])
  })

  it('no file of code, tests or styles has more than 250 lines', () => {
    expect(longFiles(FILES, 250)).toEqual([])
  })

  it('no function has more than 80 lines', () => {
    expect(longFunctions(ALL, 80)).toEqual([])
  })

  it('no comment goes beyond column 120', () => {
    expect(wideComments(FILES, 120)).toEqual([])
  })
})

describe('one name, one thing', () => {
  it('an exported name stands in one file', () => {
    expect(sharedNames(SOURCES)).toEqual([])
  })

  it('few casts go by way of unknown', () => {
    const casts = doubleCasts(ALL)
    expect(casts.length > MOST_CASTS ? casts : []).toEqual([])
  })
})

describe('words of the interface', () => {
  it('stand in components/messages, nowhere else in components and app', () => {
    const isOutside = ({ path }: Source) => /^(components|app)\//.test(path) && !path.startsWith('components/messages/')
    expect(interfaceWords(SOURCES.filter(isOutside))).toEqual([])
  })

  it('are filled by `fill`: `replace` takes `$&` in a name for what it replaces', () => {
    const fillers = FILES.filter(
      ({ path, text }) => /^(components|app)\//.test(path) && /\.replace\(['"`]\{/.test(text),
    )
    expect(fillers.map(({ path }) => path)).toEqual([])
  })
})

it('no file holds the marks of a merge that nobody finished', () => {
  const marked = FILES.filter(({ text }) => /^(<<<<<<<|>>>>>>>) /m.test(text))
  expect(marked.map(({ path }) => path)).toEqual([])
})
