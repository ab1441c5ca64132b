// A part of Stryker: lets only the mutants be tried whose ids stand in the file that MUTANTS_DRAWN names.
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { idOf } from './list.mjs'

class Drawn {
  #ids = new Set()

  async init() {
    this.#ids = new Set(JSON.parse(readFileSync(process.env.MUTANTS_DRAWN, 'utf8')))
  }

  async check(mutants) {
    return Object.fromEntries(
      mutants.map((mutant) => {
        const id = idOf({ ...mutant, fileName: relative(process.cwd(), mutant.fileName) })
        return [mutant.id, this.#ids.has(id) ? { status: 'passed' } : { status: 'compileError', reason: 'not drawn' }]
      }),
    )
  }

  group = async (mutants) => [mutants.map(({ id }) => id)]
}

export const strykerPlugins = [{ kind: 'Checker', name: 'drawn', injectableClass: Drawn }]
