import { join } from 'node:path'
import { expect, it } from 'vitest'
import { filesIn, readSources } from './support/architecture/sources'
import { interfaceWords } from './support/architecture/words'

const PROJECT = join(import.meta.dirname, '..')

/** Folders and files of geo and prisma that hold Chinese, and why it is not a word of the interface; the first fits. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/^geo\/export\/(cells|columns|record-columns)\.ts/, 'headings of files, beside those that an import knows them by'],
  [/^prisma\/seed\//, 'founding records'],
  [/^(geo|prisma)\/synthetic\//, 'synthetic records'],
  [/^(geo\/vocabulary|prisma\/vocabulary)/, 'vocabularies: the founding terms, which are records'],
  [/^geo\/site\//, 'what a site is called until its admin says so'],
  [/^geo\/edit\/(project-facts|roles)\.ts:/, 'tables of names: of facts, with headings and an example, and of roles'],
  [/^geo\/import\//, 'headings, units and names that files are read by'],
  [/^geo\/text\//, 'how numbers, dates and lists are written, and read'],
  [/^prisma\/auth\/password\.ts:/, 'words that passwords must not be'],
  [/^prisma\/ground\/operators\.ts:/, 'names of the built-in grounds, which are records'],
  [
    /^prisma\/server\/(gate|past-words|short-address)\.ts:/,
    'what is answered where no page and no message table is loaded',
  ],
]

const words = interfaceWords(readSources(PROJECT, filesIn(PROJECT, ['geo', 'prisma'])))

it('geo and prisma hold no words of the interface but where a reason is given', () => {
  expect(words.filter((word) => !REASONS.some(([path]) => path.test(word)))).toEqual([])
})

it('every reason is still needed', () => {
  const idle = REASONS.filter(([path]) => !words.some((word) => path.test(word)))
  expect(idle.map(([path]) => String(path))).toEqual([])
})

it('no label is put before its text by a colon of one language', () => {
  const sources = readSources(PROJECT, filesIn(PROJECT, ['app', 'components']))
  const joined = sources.flatMap(({ path, text }) =>
    [...text.matchAll(/^.*\}[:：] ?\$\{.*$/gm)]
      .map(([line]) => `${path}: ${line}`)
      .filter((line) => !/Error|\blog\b/.test(line)),
  )
  expect(joined).toEqual([])
})
