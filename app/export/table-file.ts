/** Tables as files: CSV, or a workbook of two sheets. */

import writeExcel, { type SheetData } from 'write-excel-file/node'
import type { ExportTable } from '#geo/compare/table/export-table'
import { csvText, safeText } from '#geo/text/csv'
import type { Locale } from '#geo/vocabulary'

/** What a reader must know besides the figures, as rows of two. */
type About = readonly (readonly [string, string])[]

/** `notice` stands above the figures. */
export const tableCsv = ({ head, rows }: ExportTable, about: About, notice: string | null): string =>
  csvText([...(notice ? [[notice]] : []), head, ...rows, [], ...about])

/** The same for a clipboard: what every spreadsheet and document takes when it is pasted. */
export const tableTsv = ({ head, rows }: ExportTable, about: About, notice: string | null): string =>
  [...(notice ? [[notice]] : []), head, ...rows, [], ...about]
    .map((row) =>
      safe(row)
        .map((cell) => String(cell).replace(/[\t\r\n]+/g, ' '))
        .join('\t'),
    )
    .join('\n')

/** Text that a spreadsheet would run once somebody edits its cell, or saves the sheet as CSV, is defused as in CSV. */
const safe = (row: readonly (string | number)[]) =>
  row.map((cell) => (typeof cell === 'string' ? safeText(cell) : cell))

/** Two sheets, called so: figures, with the head kept in sight, and where they come from. */
export async function tableWorkbook(
  { head, rows }: ExportTable,
  about: About,
  names: { readonly figures: string; readonly sources: string },
  notice: string | null,
): Promise<Buffer> {
  const bold = { fontWeight: 'bold' as const, wrap: true, alignVertical: 'top' as const }
  const above: SheetData = notice ? [[{ value: notice, fontWeight: 'bold' }]] : []
  const data: SheetData = [...above, safe(head).map((value) => ({ value, ...bold })), ...rows.map(safe)]
  return writeExcel([
    {
      data,
      sheet: names.figures,
      stickyRowsCount: above.length + 1,
      stickyColumnsCount: 2,
      columns: head.map((_, i) => ({ width: i === 1 ? 34 : i < 4 ? 16 : 24 })),
    },
    { data: about.map(safe), sheet: names.sources, columns: [{ width: 16 }, { width: 90 }] },
  ]).toBuffer()
}

/** The answer that a browser keeps as a file; Chinese readers get a Chinese name. */
export function fileAnswer(
  body: string | Buffer,
  type: string,
  locale: Locale,
  names: Readonly<Record<Locale, string>>,
): Response {
  const name = encodeURIComponent(names[locale])
  return new Response(body as BodyInit, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${names.en}"; filename*=UTF-8''${name}`,
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
    },
  })
}

export const problem = (status: number, text: string, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(`${text}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers } })
