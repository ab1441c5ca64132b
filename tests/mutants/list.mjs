// The mutants that Stryker makes of some files, and what it knows each by.
import { readFile } from 'node:fs/promises'
import { Instrumenter } from '@stryker-mutator/instrumenter'

const QUIET = { debug() {}, info() {}, isDebugEnabled: () => false, warn: console.warn }

/**
 * @param {readonly string[]} names
 * @returns {Promise<{ id: string, text: string }[]>} `id` as `idOf` has it; `text` says the same whatever stands
 * above it in its file.
 */
export async function listMutants(names) {
  const sources = new Map(await Promise.all(names.map(async (name) => [name, await readFile(name, 'utf8')])))
  const files = [...sources].map(([name, content]) => ({ name, content, mutate: true }))
  const options = { plugins: null, excludedMutations: [], ignorers: [], noHeader: false }
  const { mutants } = await new Instrumenter(QUIET).instrument(files, options)
  return mutants
    .filter(({ status }) => status === undefined)
    .map((mutant) => ({ id: idOf(mutant), text: textOf(mutant, sources.get(mutant.fileName)) }))
}

/** Lines and columns from 0, as Stryker has them within. */
export function idOf({ fileName, location: { start, end }, mutatorName, replacement }) {
  return `${fileName}:${start.line}:${start.column}-${end.line}:${end.column} ${mutatorName} ${replacement}`
}

function textOf({ fileName, location: { start, end }, mutatorName, replacement }, source) {
  const lines = source.split('\n')
  const offsetOf = ({ line, column }) => lines.slice(0, line).join('\n').length + (line > 0 ? 1 : 0) + column
  return [fileName, source.slice(offsetOf(start), offsetOf(end)), mutatorName, replacement].join('\0')
}
