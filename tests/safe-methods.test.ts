import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const APP = join(import.meta.dirname, '..', 'app')
/** What changes stored data is called so. */
const WRITES =
  /\b(receive|save|publish|withdraw|submit|discard|create|change|write|put|delete|remove|make|keep|close|add|forget|undo|start|choose)[A-Z]\w*\(/g
/** Called so too, and writes nothing but its own answer. */
const HARMLESS = /^(addEventListener|createHash|writeRecords|writeXlsxFile)\(/

const routes = readdirSync(APP, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('route.ts'))
  .map((name) => [name, readFileSync(join(APP, name), 'utf8')] as const)

/** What answers to GET or HEAD, as it is exported, up to the next export. */
const readers = routes.flatMap(([name, text]) =>
  text
    .split(/^(?=export )/m)
    .filter((part) => /^export (?:const|async function|function) (?:GET|HEAD)\b/.test(part))
    .map((part) => [name, part] as const),
)

it('what answers to GET calls nothing that writes', () => {
  expect(readers.length).toBeGreaterThan(20)
  for (const [name, part] of readers) {
    const writing = (part.match(WRITES) ?? []).filter((call) => !HARMLESS.test(call))
    expect(writing, name).toEqual([])
  }
})

it('the rule finds what it is for', () => {
  const text = routes.map(([, whole]) => whole).join('\n')
  for (const call of ['receiveFile(', 'receiveShapes(', 'keepShortLink(']) {
    expect(text).toContain(call)
    expect(call).toMatch(new RegExp(WRITES.source))
  }
})
