/** The other records that a row names: its event and its investors, of which one cell may hold several. */

import type { NamedRecord } from '../row-reading'
import { wordOf } from '../words'
import type { RowCells } from './row-cells'

const MAX_NAME = 300
const NOTHING = /^[-—–/无]+$/
/** A comma is part of “Co., Ltd.”. */
const SEPARATORS =
  /\s*(?:[;；、|｜，]|(?<=公司|集团|中心|企业|基金|[a-z.)）%％])[\r\n]+|\s\/\s|(?<=公司|集团|中心|企业|基金|[%％])\/)\s*/i
/** A name that its cell breaks. */
const BROKEN = /(?<=\p{Script=Han})\s*[\r\n]+\s*(?=\p{Script=Han})/gu
/** What an investor holds. */
const SHARE =
  /\s*(?:[(（][^()（）]*\d(?:\.\d+)?\s*[%％][^()（）]*[)）]|(?:持股|占股|占比)?\s*(?<![\d.])\d{1,3}(?:\.\d+)?\s*[%％])$/

export const readEvent = (row: RowCells): NamedRecord | null => {
  const name = row.within('event', MAX_NAME)
  return name === '' || NOTHING.test(name) ? null : recordNamed(row, 'event', name)
}

/** A cell that is a name as a whole is not taken apart. */
export function readInvestors(row: RowCells): readonly NamedRecord[] {
  const text = row.within('investor', MAX_NAME)
  if (text === '' || NOTHING.test(text)) return []
  const names = [
    ...new Set(
      text
        .split(SEPARATORS)
        .map((name) => name.replace(SHARE, '').replace(BROKEN, ''))
        .filter(Boolean),
    ),
  ]
  const isWhole =
    row.chosen('investor', text) !== null || row.look.investor(text) !== null || row.isMade('investor', text)
  return isWhole || names.length === 0
    ? [recordNamed(row, 'investor', text)]
    : names.map((name) => recordNamed(row, 'investor', name))
}

function recordNamed(row: RowCells, field: 'investor' | 'event', name: string): NamedRecord {
  const id = row.chosen(field, name) ?? row.look[field](name)
  if (id === null && row.isMade(field, name)) return { name: wordOf(name), id, isNew: true }
  if (id === null) row.problem(field, `${field}-unknown`, name)
  return { name, id }
}
