/** docs/asvs.md goes through every requirement once, names what is there, and counts right. */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const PROJECT = join(import.meta.dirname, '..')
const DOCS = join(PROJECT, 'docs')
const STATES = ['met', 'not applicable', 'operator', 'not met'] as const

/** Of OWASP ASVS 5.0, levels 1 and 2: the first and last of each run in a section. */
const NUMBERS = `
  V1.1.1-2 V1.2.1-9 V1.3.1-11 V1.4.1-3 V1.5.1-2 V2.1.1-3 V2.2.1-3 V2.3.1-4 V2.4.1 V3.2.1-2 V3.3.1-4 V3.4.1-6
  V3.5.1-5 V3.7.1-2 V4.1.1-3 V4.2.1 V4.3.1-2 V4.4.1-4 V5.1.1 V5.2.1-3 V5.3.1-2 V5.4.1-3 V6.1.1-3 V6.2.1-12
  V6.3.1-4 V6.4.1-4 V6.5.1-5 V6.6.1-3 V6.8.1-4 V7.1.1-3 V7.2.1-4 V7.3.1-2 V7.4.1-5 V7.5.1-2 V7.6.1-2 V8.1.1-2
  V8.2.1-3 V8.3.1 V8.4.1 V9.1.1-3 V9.2.1-4 V10.1.1-2 V10.2.1-2 V10.3.1-4 V10.4.1-11 V10.5.1-5 V10.6.1-2
  V10.7.1-3 V11.1.1-2 V11.2.1-3 V11.3.1-3 V11.4.1-4 V11.5.1 V11.6.1 V12.1.1-3 V12.2.1-2 V12.3.1-4 V13.1.1
  V13.2.1-5 V13.3.1-2 V13.4.1-5 V14.1.1-2 V14.2.1-4 V14.3.1-3 V15.1.1-3 V15.2.1-3 V15.3.1-7 V16.1.1 V16.2.1-5
  V16.3.1-4 V16.4.1-3 V16.5.1-3 V17.1.1 V17.2.1-4 V17.3.1-2`

function expected(): string[] {
  return NUMBERS.trim()
    .split(/\s+/)
    .flatMap((run) => {
      const [, section, first, last] = /^(V\d+\.\d+)\.(\d+)(?:-(\d+))?$/.exec(run)!
      const from = Number(first)
      return Array.from({ length: Number(last ?? first) - from + 1 }, (_, i) => `${section}.${from + i}`)
    })
}

interface Row {
  readonly id: string
  readonly state: string
  readonly how: string
  readonly proof: string
}

const text = readFileSync(join(DOCS, 'asvs.md'), 'utf8')
const cellsOf = (line: string): string[] =>
  line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim())
const lines = text.split('\n').filter((line) => line.startsWith('| '))
const rows: Row[] = lines
  .filter((line) => /^\| V\d+\.\d/.test(line))
  .map((line) => {
    const [id = '', state = '', how = '', proof = ''] = cellsOf(line)
    return { id, state, how, proof }
  })
const anchorsOf = (file: string): string[] =>
  [...readFileSync(join(DOCS, file), 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, title]) =>
    title!
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replace(/\s/g, '-'),
  )

describe('the table of requirements', () => {
  it('has each of both levels once, in order', () => {
    expect(expected()).toHaveLength(253)
    expect(rows.map(({ id }) => id)).toEqual(expected())
  })

  it('says of each how it stands, and why', () => {
    for (const { id, state, how } of rows) {
      expect(STATES, id).toContain(state)
      expect(how.length, id).toBeGreaterThan(3)
    }
  })

  it('names tests that are there, and sections of documents that are there', () => {
    for (const [, path] of text.matchAll(/`(tests\/[^`]+)`/g)) expect(existsSync(join(PROJECT, path!)), path).toBe(true)
    for (const [, file, anchor] of text.matchAll(/\]\(([\w.]+\.md)#([\w-]+)\)/g))
      expect(anchorsOf(file!), `${file}#${anchor}`).toContain(anchor)
  })

  it('names a test or a document of what is met, and a document of what is left to the operator', () => {
    for (const { id, state, proof } of rows) {
      if (state === 'met') expect(proof, id).toMatch(/`tests\/|\]\((security|operations)\.md#/)
      if (state === 'operator') expect(proof, id).toMatch(/\]\(operations\.md#/)
    }
  })

  it('counts right, by chapter and in all', () => {
    const count = (chapter: string) =>
      STATES.map(
        (state) =>
          rows.filter((row) => row.state === state && (chapter === 'all' || row.id.startsWith(`${chapter}.`))).length,
      )
    const sums = lines.filter((line) => /^\| (V\d+ |all )/.test(line)).map(cellsOf)
    expect(sums).toHaveLength(18)
    for (const [name = '', ...numbers] of sums) expect(numbers.map(Number), name).toEqual(count(name.split(' ')[0]!))
  })
})
