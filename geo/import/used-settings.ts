/** Tells whether reading a row needed anything that somebody has said of the file. */

import type { ImportSettings } from './settings'
import { type ChosenWords, WORD_FIELDS } from './words'

/**
 * The settings for one row after the other: `isUsed` says whether an answer or a chosen word was asked for, and was
 * there.
 */
export class UsedSettings {
  readonly settings: ImportSettings
  isUsed = false

  constructor(settings: ImportSettings) {
    const { answers, words } = settings
    const noted = WORD_FIELDS.flatMap((field) => (words[field] ? [[field, this.#noting(words[field])] as const] : []))
    this.settings = { ...settings, answers: this.#noting(answers), words: Object.fromEntries(noted) as ChosenWords }
  }

  /** The same table, which notes that something has been found in it. */
  #noting<Table extends object>(table: Table): Table {
    if (Object.keys(table).length === 0) return table
    const note = <Found>(found: Found): Found => {
      if (found !== undefined) this.isUsed = true
      return found
    }
    return new Proxy(table, {
      get: (target, key) => note(Reflect.get(target, key)),
      getOwnPropertyDescriptor: (target, key) => note(Reflect.getOwnPropertyDescriptor(target, key)),
    })
  }
}
