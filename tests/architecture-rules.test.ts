/** The rules of architecture.test.ts, each shown an offender made up for it and something that only looks like one. */

import { describe, expect, it } from 'vitest'
import { circles, longestChain, mutualSiblings, pathTo } from './support/architecture/graph'
import {
  crowdedFolders,
  doubleCasts,
  longFiles,
  longFunctions,
  sharedNames,
  wideComments,
} from './support/architecture/measures'
import { isAction, isClient, parseSources, SERVER_ONLY } from './support/architecture/sources'
import { interfaceWords } from './support/architecture/words'

/** One file for each entry, `path: text`. */
const project = (files: Readonly<Record<string, string>>) => parseSources(Object.entries(files))
const blank = (lines: number) => '\n'.repeat(lines)

describe('imports', () => {
  it.each([
    [`import { a } from '#geo/filters'`, ['#geo/filters']],
    [`import type { a } from "../prisma/client"`, ['../prisma/client']],
    [`import './globals.css'`, ['./globals.css']],
    [`const { seed } = await import('./seed')`, ['./seed']],
    [`type A = import('./a').A`, ['./a']],
    [`export * from './x'`, ['./x']],
    [`import {\n  a,\n  b,\n} from '#app/x'`, ['#app/x']],
    [`const text = "import x from './y'" // from './z'`, []],
  ])('%j imports %j', (text, expected) => {
    expect(project({ 'geo/a.ts': text })[0]!.imports.map(({ name }) => name)).toEqual(expected)
  })

  it.each([
    ['./b', 'geo/b.ts'],
    ['../components/c', 'components/c.tsx'],
    ['#components/c', 'components/c.tsx'],
    ['#prisma/write', 'prisma/write/index.ts'],
    ['./data.json', null],
    ['zod', null],
    [SERVER_ONLY, null],
  ])('from geo/a.ts, %s means %s', (name, file) => {
    const files = {
      'geo/a.ts': `import '${name}'`,
      'geo/b.ts': '',
      'components/c.tsx': '',
      'prisma/write/index.ts': '',
    }
    expect(project(files)[0]!.imports[0]!.file).toBe(file)
  })

  it('finds circles, by types too, and leaves out who only imports one', () => {
    const files = {
      'geo/a.ts': `import { b } from './b'`,
      'geo/b.ts': `import { c } from './c'`,
      'geo/c.ts': `import type { A } from './a'`,
      'geo/d.ts': `import { a } from './a'`,
      'geo/e.ts': `import { d } from './d'`,
    }
    expect(circles(project(files))).toEqual([['geo/a.ts', 'geo/b.ts', 'geo/c.ts']])
    expect(circles(project({ ...files, 'geo/c.ts': '' }))).toEqual([])
  })

  it('finds folders of one parent that import each other, at any depth', () => {
    const files = {
      'geo/x/a.ts': `import '../y/deep/b'`,
      'geo/y/c.ts': `import type { D } from '../x/d'`,
      'geo/x/d.ts': '',
      'geo/y/deep/b.ts': `import '../../root'`,
      'geo/root.ts': `import './x/d'`,
    }
    expect(mutualSiblings(project(files))).toEqual(['geo/x ↔ geo/y'])
    expect(mutualSiblings(project({ ...files, 'geo/y/c.ts': '' }))).toEqual([])
  })

  it('follows every path to what stays on the server, but not into actions', () => {
    const sources = (middle: string) => {
      const list = project({
        'components/a.tsx': `'use client'\nimport './b'`,
        'components/b.tsx': middle,
        'prisma/reports.ts': `import '${SERVER_ONLY}'`,
      })
      return new Map(list.map((source) => [source.path, source]))
    }
    const isMarked = ({ imports }: { imports: readonly { name: string }[] }) =>
      imports.some(({ name }) => name === SERVER_ONLY)
    const leak = ['components/a.tsx', 'components/b.tsx', 'prisma/reports.ts']
    expect(pathTo('components/a.tsx', isMarked, sources(`import '#prisma/reports'`))).toEqual(leak)
    expect(pathTo('components/a.tsx', isMarked, sources(`export * from '../prisma/reports'`))).toEqual(leak)
    expect(pathTo('components/a.tsx', isMarked, sources(`'use server'\nimport '#prisma/reports'`))).toBeNull()
  })

  it('counts the files of the longest chain', () => {
    expect(longestChain(project({ 'a.ts': `import './b'\nimport './c'`, 'b.ts': `import './c'`, 'c.ts': '' }))).toBe(3)
  })

  it('tells clients and actions by their first statement', () => {
    const of = (text: string) => project({ 'app/a.ts': text })[0]!
    expect(isClient(of(`/** What it is. */\n'use client'\nimport './b'`))).toBe(true)
    expect(isClient(of(`import './b'\nconst text = 'use client'`))).toBe(false)
    expect(isAction(of(`"use server"`))).toBe(true)
  })
})

describe('sizes', () => {
  it('counts files by folder', () => {
    expect(crowdedFolders(['a/1.ts', 'a/2.ts', 'a/b/1.ts'], 1)).toEqual(['a: 2'])
  })

  it('counts lines of files', () => {
    expect(longFiles([{ path: 'a.css', text: `a${blank(2)}b\n` }], 3)).toEqual([])
    expect(longFiles([{ path: 'a.css', text: `a${blank(3)}b\n` }], 3)).toEqual(['a.css: 4'])
  })

  it.each([
    [`export function long() {${blank(3)}}`, ['geo/a.ts: long (4)']],
    [`const long = () => {${blank(3)}}`, ['geo/a.ts: long (4)']],
    [`const x = { long: function () {${blank(3)}} }`, ['geo/a.ts: long (4)']],
    [`class X {\n  long() {${blank(3)}}\n}`, ['geo/a.ts: long (4)']],
    [`it('reads', () => {${blank(3)}})`, ['geo/a.ts: anonymous (4)']],
    [`describe('dates', () => {${blank(3)}})`, []],
    [`function short() {${blank(2)}}`, []],
  ])('of functions: %j', (text, expected) => {
    expect(longFunctions(project({ 'geo/a.ts': text }), 3)).toEqual(expected)
  })

  it.each([
    ['// 45678901', 1],
    ['/* 45678901 */', 1],
    [' * 45678901', 1],
    ['-- 45678901', 1],
    ['a = 1 // 901', 1],
    ['// 4567890', 0],
    [`a = 'x // 9'`, 0],
    ['a = 12345678', 0],
  ])('of comments: %j beyond column 10: %i', (text, count) => {
    expect(wideComments([{ path: 'a.ts', text }], 10)).toHaveLength(count)
  })
})

describe('names and casts', () => {
  it.each([
    ['export const Row = 1', 'export interface Row {}', true],
    ['export function Row() {}', 'class Row {}\nexport { Row }', true],
    ['export const { Row } = x', 'export type Row = 1', true],
    ['export const Row = 1', 'const Row = 1', false],
    ['export const Row = 1', `export { Row } from './a'`, false],
    ['export const Row = 1', `import { Row } from './a'\nexport type { Row }`, false],
    ['export default function Row() {}', 'export default function Row() {}', false],
  ])('%j beside %j: %s', (a, b, isShared) => {
    expect(sharedNames(project({ 'geo/a.ts': a, 'geo/b.ts': b }))).toEqual(isShared ? ['Row: geo/a.ts, geo/b.ts'] : [])
  })

  it('lets Next have its names in its own files only', () => {
    const files = { 'app/a/route.ts': 'export const GET = 1', 'app/b/route.ts': 'export const GET = 1' }
    expect(sharedNames(project(files))).toEqual([])
    expect(
      sharedNames(project({ ...files, 'app/c/get.ts': 'export const GET = 1', 'app/get.ts': 'export const GET = 1' })),
    ).toEqual(['GET: app/c/get.ts, app/get.ts'])
  })

  it('finds casts by way of unknown', () => {
    expect(doubleCasts(project({ 'a.ts': `const a = b as unknown as C\nconst d = e as unknown` }))).toEqual(['a.ts:1'])
  })
})

describe('words of the interface', () => {
  it.each([
    ["const text = '公里'", '公里'],
    ["names.join(locale === 'zh' ? '、' : ', ')", '、'],
    [`const text = \`共\${n}项\``, '共'],
    ['const a = <p>Nothing to see</p>', 'Nothing to see'],
    ['const a = <p aria-label="Close">x</p>', 'Close'],
    ["const a = <a title={isOpen ? 'Close' : t.open} />", 'Close'],
    [`const a = <a title={\`Open \${name}\`} />`, 'Open'],
  ])('%s holds some', (text, word) => {
    expect(interfaceWords(project({ 'app/a.tsx': text }))[0]).toBe(`app/a.tsx:1 ${word}`)
  })

  it.each([
    '// 公里',
    'const a = <p className="wide note">{t.none} · CSV &nbsp;</p>',
    'const a = <input placeholder="https://" name="label" />',
    'const a = <p title={fill(t.title, { key: name })} />',
    "throw new Error('No canvas to paint on')",
  ])('%s holds none', (text) => {
    expect(interfaceWords(project({ 'app/a.tsx': text }))).toEqual([])
  })
})
