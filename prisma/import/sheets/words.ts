/** The unknown words of a sheet, as if nobody had said what they mean. */

import '#server-only'
import type { Actor } from '#geo/edit/roles'
import type { SheetOutcome } from '#geo/import/sheets/read-sheet'
import type { SheetSettings } from '#geo/import/sheets/sheet-row'
import { unknownInSheet } from '#geo/import/sheets/sheet-words'
import { UnknownWords } from '#geo/import/words'
import type { Query } from '../../query'
import { openWordsOf } from '../open-words'
import { namedProjects, readerOf, type SheetRowToRead } from './reader'

interface SheetWords {
  /** Counts those of a row. */
  take(row: SheetRowToRead): void
  /** The same of a row that has been read already. */
  takeRead(row: SheetRowToRead, outcome: SheetOutcome): void
  /** With what they may mean, see `openWordsOf`. */
  open(): ReturnType<typeof openWordsOf>
}

/** `isRead`: the rows are read with these settings anyway, which tells it where nobody has said what a word means. */
export async function wordsOfSheet(
  query: Query,
  actor: Actor,
  batch: { readonly id: string; readonly settings: SheetSettings },
  isRead: boolean,
): Promise<SheetWords> {
  const { id, settings } = batch
  const words = new UnknownWords()
  const isSaid = Object.values(settings.words).some((said) => Object.keys(said).length > 0)
  const named = await namedProjects(query, id, settings)
  const reader = isRead && !isSaid ? null : await readerOf(query, actor, { ...settings, words: {} }, named)
  const count = ({ problems }: SheetOutcome) => words.add(unknownInSheet(settings.sheet.kind, problems))
  return {
    take: (row) => reader && count(reader.read(row)),
    takeRead: (row, outcome) => count(reader ? reader.read(row) : outcome),
    open: () => openWordsOf(query, words.list(), settings.words, { mayBeCity: true }),
  }
}
