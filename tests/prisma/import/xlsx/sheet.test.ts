import { describe, expect, it } from 'vitest'
import { type CellNote, withMerged } from '#geo/import/row-notes'
import { FileError, readFileRows } from '#prisma/import/read-file'
import { rawXlsx, zip } from '../../../support/import-files'

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A workbook of these sheets, and of the shared texts 甲 and 乙. */
const workbook = (...sheets: readonly string[]): Buffer => {
  const list = sheets.map((_, i) => `<sheet name="S${i}" sheetId="${i + 1}" r:id="r${i}"/>`).join('')
  const related = sheets.map((_, i) => relation(`r${i}`, 'worksheet', `worksheets/s${i}.xml`)).join('')
  return zip({
    'xl/workbook.xml': Buffer.from(`<workbook xmlns:r="${RELATIONS}"><sheets>${list}</sheets></workbook>`),
    'xl/_rels/workbook.xml.rels': Buffer.from(
      `<Relationships>${related}${relation('t', 'sharedStrings', 'texts.xml')}</Relationships>`,
    ),
    'xl/texts.xml': Buffer.from('<sst><si><t>甲</t></si><si><t>乙</t></si></sst>'),
    ...Object.fromEntries(sheets.map((sheet, i) => [`xl/worksheets/s${i}.xml`, Buffer.from(sheet)])),
  })
}
const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`
const sheet = (rows: string, before = '', after = '') =>
  `<worksheet>${before}<sheetData>${rows}</sheetData>${after}</worksheet>`
const cell = (ref: string, text: string) => `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`

async function read(bytes: Buffer) {
  const rows: { readonly cells: readonly string[]; readonly notes: readonly CellNote[] }[] = []
  for await (const batch of (await readFileRows(bytes)).batches) rows.push(...batch)
  return rows
}
const notesOf = async (bytes: Buffer) => (await read(bytes)).flatMap(({ notes }) => notes)
const problemOf = (bytes: Buffer) =>
  read(bytes).then(
    () => 'read',
    (error) => (error instanceof FileError ? error.code : `thrown: ${error}`),
  )

/** With the styles of a file, and what its sheet leads to. */
const styled = (rows: string, texts: string, after = '', links = '') =>
  zip({
    'xl/workbook.xml': Buffer.from(
      `<workbook xmlns:r="${RELATIONS}"><sheets><sheet name="S" sheetId="1" r:id="r0"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': Buffer.from(
      `<Relationships>${relation('r0', 'worksheet', 'worksheets/s.xml')}${relation('t', 'sharedStrings', 'texts.xml')}${relation('s', 'styles', 'styles.xml')}</Relationships>`,
    ),
    'xl/texts.xml': Buffer.from(`<sst>${texts}</sst>`),
    'xl/styles.xml': Buffer.from(
      `<styleSheet><fonts><font/><font><strike/></font><font><strike val="0"/></font></fonts>
        <cellStyleXfs><xf fontId="1"/></cellStyleXfs><cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/></cellXfs></styleSheet>`,
    ),
    'xl/worksheets/s.xml': Buffer.from(sheet(rows, '', after)),
    'xl/worksheets/_rels/s.xml.rels': Buffer.from(`<Relationships>${links}</Relationships>`),
  })

describe('what a reader of the workbook would see is noted', () => {
  const shared = (ref: string, style: number, n: number) => `<c r="${ref}" s="${style}" t="s"><v>${n}</v></c>`

  it('text that is struck out, in part or with its whole row', async () => {
    const texts =
      '<si><t>甲</t></si><si><t>乙</t></si><si><r><rPr><strike/></rPr><t>5亿</t></r><r><t>6亿</t></r></si><si><r><rPr><strike val="0"/></rPr><t>丙</t></r></si>'
    const rows = [
      `<row r="1">${shared('A1', 1, 0)}${shared('C1', 1, 1)}</row>`,
      `<row r="2">${shared('A2', 0, 0)}${shared('B2', 1, 1)}${shared('C2', 0, 2)}</row>`,
      `<row r="3">${shared('A3', 2, 0)}${shared('B3', 0, 3)}</row>`,
    ].join('')
    expect((await read(styled(rows, texts))).map(({ notes }) => notes)).toEqual([
      [{ column: null, code: 'struck-row', value: '' }],
      [
        { column: 1, code: 'struck', value: '乙' },
        { column: 2, code: 'struck', value: '5亿6亿' },
      ],
      [],
    ])
  })

  it('the page that a cell leads to, where its text is not that page', async () => {
    const rows = `<row r="1">${cell('A1', '详见')}${cell('B1', 'https://a.example.org/1')}${cell('C1', 'https://a.example.org/2')}${cell('D1', 'x@example.org')}<c r="E1" t="str"><f>HYPERLINK("https://b.example.org/3","报道")</f><v>报道</v></c></row>`
    const link = (ref: string, id: string) => `<hyperlink ref="${ref}" r:id="${id}"/>`
    const links = ['A1', 'B1', 'C1', 'D1'].map((ref) => link(ref, `l${ref}`)).join('')
    const target = (ref: string, to: string) => relation(`l${ref}`, 'hyperlink', to)
    const targets = [
      target('A1', 'https://a.example.org/9'),
      target('B1', 'https://a.example.org/1/'),
      target('C1', 'https://a.example.org/other'),
      target('D1', 'mailto:x@example.org'),
    ].join('')
    const bytes = styled(rows, '', `<hyperlinks>${links}</hyperlinks>`, targets)
    expect(await notesOf(bytes)).toEqual([
      { column: 4, code: 'link', value: 'https://b.example.org/3' },
      { column: 0, code: 'link', value: 'https://a.example.org/9' },
      { column: 2, code: 'link', value: 'https://a.example.org/other' },
    ])
  })
})

describe('a cell that lacks its value is noted', () => {
  it.each([
    ['a formula without a value', '<c r="A1"><f>B1</f></c>', 'no-value'],
    ['a formula with an empty value', '<c r="A1"><f>B1</f><v/></c>', 'no-value'],
    ['a formula with a value of spaces', '<c r="A1"><f>B1</f><v> </v></c>', 'no-value'],
    ['a formula of a text without one', '<c r="A1" t="str"><f>B1</f></c>', 'no-value'],
    ['a shared text beyond the list', '<c r="A1" t="s"><v>2</v></c>', 'no-text'],
    ['a shared text without a number', '<c r="A1" t="s"><v/></c>', 'no-text'],
    ['a shared text with no such number', '<c r="A1" t="s"><v>-1</v></c>', 'no-text'],
    ['an error', '<c r="A1" t="e"><v>#REF!</v></c>', 'error-cell'],
  ])('%s', async (_, cells, code) => {
    expect(await notesOf(workbook(sheet(`<row r="1">${cells}${cell('B1', 'x')}</row>`)))).toMatchObject([
      { column: 0, code },
    ])
  })

  it('but neither a formula whose result is empty nor a cell that holds nothing', async () => {
    const cells =
      '<c r="A1" t="str"><f>""</f><v></v></c><c r="B1" t="s"/><c r="C1"><v/></c><c r="D1" t="s"><v>1</v></c>'
    const [row] = await read(workbook(sheet(`<row r="1">${cells}</row>`)))
    expect(row).toEqual({ cells: ['', '', '', '乙'], notes: [] })
  })

  it('and one whose text is longer than any cell', async () => {
    const [row] = await read(workbook(sheet(`<row r="1">${cell('A1', '长'.repeat(12_000))}</row>`)))
    expect(row!.cells[0]).toHaveLength(10_000)
    expect(row!.notes).toEqual([{ column: 0, code: 'cut', value: '长'.repeat(40) }])
  })
})

it('the digits of a number that has more than Excel shows stay', async () => {
  const [row] = await read(workbook(sheet('<row r="1"><c r="A1"><v>320508199001011234</v></c></row>')))
  expect(row!.cells).toEqual(['320508199001011234'])
})

describe('what a sheet hides is noted', () => {
  const rows = `<row r="1">${cell('A1', 'a')}${cell('B1', 'b')}${cell('C1', 'c')}</row>`
  it.each([
    ['hidden', '<cols><col min="2" max="16384" hidden="1"/></cols>'],
    ['of no width', '<cols><col min="2" max="16384" width="0" customWidth="1"/></cols>'],
  ])('columns %s', async (_, cols) => {
    expect(await notesOf(workbook(sheet(rows, cols)))).toEqual(
      [1, 2].map((column) => ({ column, code: 'hidden-column', value: '' })),
    )
  })

  it.each(['hidden="1"', 'hidden="true"', 'ht="0" customHeight="1"', 'ht="0.0"'])('a row with %s', async (how) => {
    const notes = await notesOf(workbook(sheet(`<row r="1" ${how}>${cell('A1', 'a')}</row>`)))
    expect(notes).toEqual([{ column: null, code: 'hidden-row', value: '' }])
  })
})

describe('merged cells', () => {
  const merged = (...refs: readonly string[]) =>
    `<mergeCells>${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
  const rows = [1, 2, 3].map((no) => `<row r="${no}">${no === 1 ? cell('A1', 'x') : ''}${cell(`D${no}`, 'd')}</row>`)
  const filled = async (refs: string) =>
    (await read(workbook(sheet(rows.join(''), '', refs)))).map(({ cells, notes }) => withMerged(cells, notes).join('|'))

  it('of several rows and columns hold everywhere', async () => {
    expect(await filled(merged('A1:B3'))).toEqual(['x|x||d', 'x|x||d', 'x|x||d'])
    expect(await filled(merged('$B$3:$A$1'))).toEqual(['x|x||d', 'x|x||d', 'x|x||d'])
  })

  it('of one row stay as they stand', async () => {
    expect(await filled(merged('A1:B1'))).toEqual(['x|||d', '|||d', '|||d'])
  })

  it('that lie over each other, or nowhere, harm nobody', async () => {
    expect(await filled(merged('A1:A3', 'A1:B2', 'x', 'A0:A3', 'C1:C3'))).toEqual(['x|x||d', 'x|x||d', 'x|||d'])
  })
})

describe('a sheet that no program writes is refused, and none throws', () => {
  it.each([
    ['a row without a number', '<row r="abc"><c><v>1</v></c></row>', 'broken'],
    ['the row 0', '<row r="0"><c><v>1</v></c></row>', 'broken'],
    ['a row of a fraction', '<row r="1.5"><c><v>1</v></c></row>', 'broken'],
    ['a row below zero', '<row r="-3"><c><v>1</v></c></row>', 'broken'],
    ['a cell in the row 0', '<row r="1"><c r="A0"><v>1</v></c></row>', 'broken'],
    ['a cell without a column', '<row r="1"><c r="17"><v>1</v></c></row>', 'broken'],
    ['a cell of another spelling', '<row r="1"><c r="R1C1"><v>1</v></c></row>', 'broken'],
    ['a cell outside of a row', '<c><v>1</v></c>', 'broken'],
    ['two cells at one place', '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>', 'broken'],
    ['two rows of one number', '<row r="1"><c><v>1</v></c></row><row r="1"><c><v>2</v></c></row>', 'broken'],
    ['a row far beyond', '<row r="999999999999"><c><v>1</v></c></row>', 'broken'],
    ['elements within elements', '<a>'.repeat(200_000), 'broken'],
    ['one text without an end', `<row r="1"><c t="str"><v>${'x'.repeat(6_000_000)}</v></c></row>`, 'bomb'],
    ['one remark without an end', `<!--${'x'.repeat(6_000_000)}-->`, 'bomb'],
  ])('%s', async (_, rows, code) => {
    expect(await problemOf(workbook(sheet(rows)))).toBe(code)
    expect(await problemOf(rawXlsx(Buffer.from(sheet(rows))))).toBe(code)
  })

  it('merged cells that cover each other a thousand times over', async () => {
    const rows = Array.from({ length: 100 }, (_, i) => `<row r="${i + 1}">${cell(`A${i + 1}`, 'x')}</row>`).join('')
    const merges = `<mergeCells>${'<mergeCell ref="A1:GR100"/>'.repeat(1000)}</mergeCells>`
    expect(await problemOf(workbook(sheet(rows, '', merges)))).toBe('bomb')
  })

  it('links that lie over each other thousands of times', async () => {
    const links = `<hyperlinks>${'<hyperlink ref="A1:A1000" r:id="l"/>'.repeat(2001)}</hyperlinks>`
    const page = relation('l', 'hyperlink', 'https://a.example.org/1')
    expect(await problemOf(styled(`<row r="1">${cell('A1', 'x')}</row>`, '', links, page))).toBe('bomb')
  })
})

it('another sheet that is too wide or too long does not keep the one that is read', async () => {
  const table = sheet([1, 2].map((no) => `<row r="${no}">${cell(`A${no}`, '甲')}${cell(`B${no}`, '1')}</row>`).join(''))
  const far = sheet(`<row r="1048576">${cell('A1048576', 'x')}</row>`)
  const wide = sheet(`<row r="1">${cell('XFD1', 'x')}</row>`)
  expect(await read(workbook(far, wide, table))).toHaveLength(2)
  expect(await problemOf(workbook(far))).toBe('too-long')
  expect(await problemOf(workbook(wide))).toBe('too-wide')
})

it('of forty sheets with a cell in the farthest corner one only is held', async () => {
  const ends = sheet(
    `<row r="1">${cell('A1', 'x')}${cell('GR1', 'x')}</row><row r="100000">${cell('A100000', 'x')}</row>`,
  )
  const bytes = workbook(...Array.from({ length: 40 }, () => ends))
  global.gc?.()
  const before = process.memoryUsage().rss
  let [peak, count] = [before, 0]
  for await (const rows of (await readFileRows(bytes)).batches) {
    count += rows.length
    peak = Math.max(peak, process.memoryUsage().rss)
  }
  expect(count).toBe(100_000)
  expect(peak - before).toBeLessThan(250 * 1024 * 1024)
})
