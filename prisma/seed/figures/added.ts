/** What the tables of figures, events and corrections add to the founding data. */

import { textRows } from '#geo/import/files/text-table'
import { checkSeed } from '../check'
import { foundingData } from '../data'
import { completeData } from './complete'
import { FIGURE_TABLES, type FigureTable, figureFile } from './files'

interface Added {
  /** The ids of the indicators that only the complete data have. */
  readonly indicatorIds: readonly string[]
  /** Of events, those that are distinct; of the others, rows. */
  readonly counts: Readonly<Record<FigureTable, number>>
}

let added: Promise<Added> | undefined

/** Read once: the files come with the program. */
export function addedData(): Promise<Added> {
  added ??= readAdded()
  return added
}

async function readAdded(): Promise<Added> {
  const founding = checkSeed(foundingData)
  const complete = checkSeed(await completeData(founding))
  const before = new Set(founding.indicators.map(({ id }) => id))
  const indicatorIds = complete.indicators.flatMap(({ id }) => (before.has(id) ? [] : [id]))
  const counts = { corrections: 0, events: complete.events.length - founding.events.length, indicators: 0 }
  for (const table of FIGURE_TABLES) {
    if (table === 'events') continue
    const rows = [...textRows((await figureFile(table)).toString())].flat()
    counts[table] = rows.filter(({ cells }) => cells.some(Boolean)).length - 1
  }
  return { indicatorIds, counts }
}
