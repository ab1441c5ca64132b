/** Where cells lead to: their hyperlinks, and those that a formula makes. */

import type { CellNote } from '#geo/import/row-notes'
import { blockOf } from './cell-place'
import { type Parts, XlsxError } from './parts'

/** A cell and the id of what it leads to, among the relations of its sheet. */
export interface CellLink {
  readonly ref: string
  readonly id: string
}

const PAGE = /^https?:\/\/\S+$/i
const MAX_ADDRESS = 2000
/** Cells of one link that covers many, and of all. */
const MAX_CELLS = 1000
const MAX_LINKED = 2_000_000
const BY_FORMULA = /^\s*(?:_xlfn\.)?HYPERLINK\(\s*"([^"]*)"/i

/** The page that a formula leads to; '' where it is none that does. */
export const pageOfFormula = (formula: string): string => pageIn(BY_FORMULA.exec(formula)?.[1] ?? '')

const pageIn = (target: string): string => (PAGE.test(target) && target.length <= MAX_ADDRESS ? target : '')

const bare = (address: string): string =>
  address
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\/$/, '')

/** A note of where a cell leads to, unless its text says so; null: nowhere. */
export const linkNote = (column: number, text: string, page: string): CellNote | null =>
  page === '' || bare(page) === bare(text) ? null : { column, code: 'link', value: page }

/** Visits the cells of the sheet at `path` that lead to pages. Throws an XlsxError for more than any table has. */
export async function eachLink(
  parts: Parts,
  path: string,
  links: readonly CellLink[],
  visit: (row: number, column: number, page: string) => void,
): Promise<void> {
  if (links.length === 0) return
  const [, folder = '', name = path] = /^(.*\/)?([^/]*)$/.exec(path) ?? []
  const pages = new Map<string, string>()
  await parts.parse(`${folder}_rels/${name}.rels`, {
    open(element, { Id = '', Target = '' }) {
      if (element === 'Relationship') pages.set(Id, pageIn(Target))
    },
  })
  let linked = 0
  for (const { ref, id } of links) {
    const [page = '', block] = [pages.get(id), blockOf(ref.includes(':') ? ref : `${ref}:${ref}`)]
    if (page === '' || !block) continue
    const { first, last } = block
    const cells = (last.row - first.row + 1) * (last.column - first.column + 1)
    if (cells > MAX_CELLS) continue
    linked += cells
    if (linked > MAX_LINKED) throw new XlsxError('bomb')
    for (let row = first.row; row <= last.row; row++)
      for (let column = first.column; column <= last.column; column++) visit(row, column, page)
  }
}
