/** A sheet of a workbook, written piece by piece, and the small parts around it. */

import { type CsvCell, safeText } from '../text/csv'
import { EXPORT_COLUMNS } from './columns'
import type { ExportContext } from './context'
import { type FileWriter, xmlText } from './files'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
/** Excel refuses a file with a longer text in a cell. */
const MOST_CHARACTERS = 32_767
const WIDTH = 18

/** Of a column by its index: A, B … Z, AA. */
const letters = (index: number): string =>
  index < 0 ? '' : letters(Math.floor(index / 26) - 1) + String.fromCharCode(65 + (index % 26))

function cellXml(cell: CsvCell, at: string, style: string): string {
  if (cell === null || cell === '') return ''
  if (typeof cell === 'number') return `<c r="${at}"${style}><v>${cell}</v></c>`
  if (typeof cell === 'boolean') return `<c r="${at}" t="b"${style}><v>${cell ? 1 : 0}</v></c>`
  const text = xmlText(safeText(cell).slice(0, MOST_CHARACTERS))
  return `<c r="${at}" t="inlineStr"${style}><is><t xml:space="preserve">${text}</t></is></c>`
}

/** `no` counts from 1. */
const rowXml = (no: number, cells: readonly CsvCell[], style = ''): string =>
  `<row r="${no}">${cells.map((cell, i) => cellXml(cell, letters(i) + no, style)).join('')}</row>`

/** The heading stays in sight. */
export function sheetWriter(context: ExportContext): FileWriter {
  const headings = EXPORT_COLUMNS.map((column) => column[context.locale])
  let no = 1
  return {
    begin: () =>
      `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane xSplit="2" ySplit="1" topLeftCell="C2" activePane="bottomRight" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="${headings.length}" width="${WIDTH}" customWidth="1"/></cols><sheetData>${rowXml(no, headings, ' s="1"')}`,
    rows: (projects) =>
      projects
        .map((project) => {
          no++
          return rowXml(
            no,
            EXPORT_COLUMNS.map(({ value }) => value(project, context)),
          )
        })
        .join(''),
    end: () => '</sheetData></worksheet>',
  }
}

/** The parts of a workbook beside its first sheet, by path: `about` is its second, as rows of two. */
export function workbookParts(
  names: readonly [projects: string, about: string],
  about: readonly (readonly [string, CsvCell])[],
): Readonly<Record<string, string>> {
  const sheets = names.map((name, i) => `<sheet name="${xmlText(name)}" sheetId="${i + 1}" r:id="r${i + 1}"/>`)
  const related = names.map((_, i) => relationXml(`r${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`))
  const rows = about.map((row, i) => rowXml(i + 1, row)).join('')
  return {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${names.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': relationsXml([relationXml('r1', 'officeDocument', 'xl/workbook.xml')]),
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationsXml([...related, relationXml('r9', 'styles', 'styles.xml')]),
    'xl/styles.xml': `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font/><font><b/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet2.xml': `${HEAD}<worksheet xmlns="${MAIN}"><cols><col min="1" max="1" width="16" customWidth="1"/><col min="2" max="2" width="90" customWidth="1"/></cols><sheetData>${rows}</sheetData></worksheet>`,
  }
}

const relationXml = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`

const relationsXml = (relations: readonly string[]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relations.join('')}</Relationships>`
