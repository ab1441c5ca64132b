/** The unknown words of a sheet, as if nobody had said what they mean. */

import '#server-only'
import type { Actor } from '#geo/edit/roles'
import type { SheetSettings } from '#geo/import/sheets/sheet-row'
import { unknownInSheet } from '#geo/import/sheets/sheet-words'
import { UnknownWords } from '#geo/import/words'
import type { Query } from '../../query'
import { openWordsOf } from '../open-words'
import { readerOf, type SheetRowToRead } from './reader'

/** With what they may mean, see `openWordsOf`. */
export async function sheetWordsOf(
  query: Query,
  actor: Actor,
  settings: SheetSettings,
  rows: readonly SheetRowToRead[],
): Promise<Awaited<ReturnType<typeof openWordsOf>>> {
  const words = new UnknownWords()
  const { read } = await readerOf(query, actor, { ...settings, words: {} }, rows)
  for (const row of rows) words.add(unknownInSheet(settings.sheet.kind, read(row).problems))
  return openWordsOf(query, words.list(), settings.words, true)
}
