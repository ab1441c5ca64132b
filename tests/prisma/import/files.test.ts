import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { withMerged } from '#geo/import/row-notes'
import { findHeader } from '#geo/import/table/header'
import { FileError, MAX_BYTES, readFileRows } from '#prisma/import/read-file'
import { csv, gb18030, locked, rawXlsx, texts, withBom, xlsx, zip } from '../../support/import-files'

async function rowsOf(bytes: Buffer): Promise<string[][]> {
  const rows: string[][] = []
  for await (const batch of (await readFileRows(bytes)).batches) rows.push(...batch.map(({ cells }) => [...cells]))
  return rows
}

const problemOf = (bytes: Buffer) =>
  rowsOf(bytes).then(
    () => 'read',
    (error) => (error instanceof FileError ? error.code : `thrown: ${error}`),
  )

let packedBomb: Buffer | undefined
/** A small workbook of 340 MB; packing it takes seconds. */
const bomb = (): Buffer => {
  packedBomb ??= rawXlsx(Buffer.alloc(340 * 1024 * 1024, ' '))
  return packedBomb
}

const caseFile = (name: string) => readFileSync(join(import.meta.dirname, '..', '..', 'cases', 'import', name))

const TABLE = [
  ['项目名称', '经度', '备注'],
  ['网易苏州数字文化创新中心', '120.7', '含“引号”、, 逗号'],
  ['第二行', '', '两\n行'],
]

describe('a table of text is read', () => {
  it.each<[string, Buffer, string | null]>([
    ['UTF-8', csv(TABLE), 'utf-8'],
    ['UTF-8 with a byte order mark', withBom(csv(TABLE)), 'utf-8'],
    ['GB18030', gb18030(csv(TABLE).toString()), 'gb18030'],
    ['UTF-16 as Excel writes “Unicode text”', Buffer.from(`\ufeff${csv(TABLE)}`, 'utf16le'), 'utf-16le'],
  ])('in %s', async (_, bytes, encoding) => {
    expect((await readFileRows(bytes)).encoding).toBe(encoding)
    expect(await rowsOf(bytes)).toEqual(TABLE)
  })

  it.each([',', '\t', ';', '|'])('parted by %j', async (sign) => {
    const text = [
      ['项目名称', '经度', '纬度'],
      ['甲', '120.1', '31.2'],
      ['乙', '120.3', '31.4'],
    ]
    expect(await rowsOf(Buffer.from(text.map((row) => row.join(sign)).join('\n')))).toEqual(text)
  })

  it('with thousands parted by commas, which are no decimals', async () => {
    const rows = [
      ['项目', '万元'],
      ['甲', '1,200'],
      ['乙', '350'],
    ]
    expect(await rowsOf(Buffer.from(rows.map((row) => row.join('\t')).join('\n')))).toEqual(rows)
  })

  it('of more rows than a batch, quoted line ends across its seams', async () => {
    const rows = Array.from({ length: 3500 }, (_, i) => [`项目${i}`, i % 3 ? 'x' : 'a\r\n"b', String(i)])
    expect(await rowsOf(csv(rows))).toEqual(rows)
  })
})

it('a workbook: dates as days, numbers as they are shown, empty cells empty', async () => {
  const bytes = await xlsx([
    [{ value: '项目名称' }, { value: '发布日期' }, { value: '经度' }, { value: '备注' }],
    [{ value: '甲' }, { value: new Date('2021-06-08'), type: Date, format: 'yyyy-mm-dd' }, { value: 120.77254 }, null],
  ])
  expect(await rowsOf(bytes)).toEqual([
    ['项目名称', '发布日期', '经度', '备注'],
    ['甲', '2021-06-08', '120.77254', ''],
  ])
})

it('a workbook says what stands in cells that are merged downwards, and where from', async () => {
  const bytes = await xlsx([
    [{ value: '项目名称' }, { value: '所在区' }],
    [{ value: '甲' }, { value: '示例区', rowSpan: 3 }],
    [{ value: '乙' }, null],
    [{ value: '丙' }, null],
  ])
  const rows = []
  for await (const batch of (await readFileRows(bytes)).batches) rows.push(...batch)
  const note = { column: 1, code: 'merged', value: '示例区', from: 2 }
  expect(rows.map(({ notes }) => notes)).toEqual([[], [], [note], [note]])
  expect(withMerged(rows[3]!.cells, rows[3]!.notes)).toEqual(['丙', '示例区'])
})

it('a workbook with a title and merged headings', async () => {
  const bytes = await xlsx([
    [{ value: '苏州重点项目一览表', columnSpan: 4 }, null, null, null],
    [{ value: '项目名称', rowSpan: 2 }, { value: '位置', columnSpan: 2 }, null, { value: '总投资' }],
    [null, { value: '经度' }, { value: '纬度' }, { value: '(亿元)' }],
    [{ value: '甲' }, { value: 120.7 }, { value: 31.3 }, { value: 5 }],
  ])
  expect(findHeader(await rowsOf(bytes))).toMatchObject({
    headings: ['项目名称', '经度', '纬度', '总投资(亿元)'],
    firstRow: 3,
  })
})

it('GeoJSON: a column for each property, and the point', async () => {
  const feature = (geometry: object | null, properties: object) => ({ type: 'Feature', geometry, properties })
  const collection = {
    type: 'FeatureCollection',
    features: [
      feature({ type: 'Point', coordinates: [120.7, 31.3] }, { 项目名称: '甲', lng: 1 }),
      feature(null, { 项目名称: '乙', 进度: '已落户' }),
    ],
  }
  expect(await rowsOf(Buffer.from(JSON.stringify(collection)))).toEqual([
    ['项目名称', 'properties.lng', '进度', '经度', '纬度'],
    ['甲', '1', '', '120.7', '31.3'],
    ['乙', '', '已落户', '', ''],
  ])
})

/** One cell written as writers do and as nobody does. */
const FAR_CELLS = [
  ['plainly', '<c r="XFD1"><v>1</v></c>'],
  ['in single quotes', "<c r='XFD1'><v>1</v></c>"],
  ['by entities', '<c r="&#88;FD1"><v>1</v></c>'],
  ['over lines', '<c\n  s="0"\n  r="XFD1"\n><v>1</v></c>'],
  ['with a prefix', '<x:c xmlns:x="urn:x" r="XFD1"><x:v>1</x:v></x:c>'],
] as const

describe('a file is refused', () => {
  const sheet = (rows: string) => Buffer.from(`<worksheet><sheetData>${rows}</sheetData></worksheet>`)
  it.each<[string, string, () => Buffer | Promise<Buffer>]>([
    ['empty', 'empty', () => Buffer.alloc(0)],
    ['only spaces', 'empty', () => Buffer.from(' \n ')],
    ['a PDF', 'kind', () => Buffer.from('%PDF-1.7 …')],
    ['a page', 'html', () => Buffer.from('<!DOCTYPE html><table>')],
    [
      'a page saved with its pictures',
      'html',
      () => Buffer.from('MIME-Version: 1.0\nContent-Type: multipart/related;\n'),
    ],
    ['a flat sheet of OpenDocument', 'ods', () => Buffer.from('<?xml version="1.0"?><office:document><table:table/>')],
    ['a text with formats', 'kind', () => Buffer.from('{\\rtf1 a,b}')],
    ['another packed file', 'kind', () => Buffer.from([0x1f, 0x8b, 8, 0, 0, 0])],
    ['a database', 'kind', () => Buffer.from('SQLite format 3\0')],
    ['a drawing', 'kind', () => Buffer.from('0\nSECTION\n2\nHEADER\n')],
    ['UTF-32', 'encoding', () => Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0, 0x2c, 0, 0, 0])],
    ['an old workbook', 'old-excel', () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1])],
    ['no text in any encoding', 'encoding', () => Buffer.from([0x41, 0xff, 0xff, 0x42])],
    ['bytes of a program', 'encoding', () => Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 1])],
    [
      'a binary workbook',
      'xlsb',
      () =>
        zip({
          '[Content_Types].xml': Buffer.from('<Types/>'),
          '_rels/.rels': Buffer.from(
            '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>',
          ),
          'xl/workbook.bin': Buffer.alloc(9),
        }),
    ],
    ['the beginning of an archive', 'broken', () => Buffer.from('PK\u0003\u0004 and no more')],
    ['a workbook cut short', 'broken', async () => (await xlsx(texts(TABLE))).subarray(0, 900)],
    [
      'a workbook with a spoilt byte run',
      'broken',
      async () => {
        const bytes = await xlsx(texts(TABLE))
        const at = bytes.indexOf('xl/worksheets/sheet1.xml')
        return bytes.fill(0xaa, at + 40, at + 140)
      },
    ],
    ['another archive', 'not-xlsx', () => zip({ 'word/document.xml': Buffer.from('<w/>') })],
    ['a zip bomb', 'bomb', bomb],
    [
      'an archive of too many entries',
      'bomb',
      () => zip(Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`${i}.xml`, Buffer.alloc(1)]))),
    ],
    ['a workbook with a password', 'locked', () => locked(rawXlsx(sheet('')))],
    ['a cell far below', 'too-long', () => rawXlsx(sheet('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'))],
    ...FAR_CELLS.map(([how, cell]): [string, string, () => Buffer] => [
      `a cell far to the right, ${how}`,
      'too-wide',
      () => rawXlsx(sheet(`<row r="1">${cell}</row>`)),
    ]),
    ['XML that is cut short', 'broken', () => rawXlsx(Buffer.from('<worksheet><sheetData><row>'))],
    [
      'XML with entities of its own',
      'broken',
      () => rawXlsx(Buffer.from('<!DOCTYPE a [<!ENTITY b "bbbbbbbb">]><worksheet><sheetData/></worksheet>')),
    ],
    ['a text of too many rows', 'too-long', () => Buffer.from('a,b\n'.repeat(100_021))],
    ['a text of too many columns', 'too-wide', () => Buffer.from(Array.from({ length: 300 }, () => 'a').join(','))],
    ['JSON that is none', 'geojson-json', () => Buffer.from('{"type":')],
    ['JSON of another kind', 'geojson-type', () => Buffer.from('{"type":"Thing"}')],
    [
      'GeoJSON of lines only',
      'geojson-no-points',
      () => Buffer.from('{"type":"LineString","coordinates":[[120,31],[121,32]]}'),
    ],
    ['a web page that calls itself .xls', 'html', () => caseFile('c10-html.xls')],
    ['XML of Excel 2003', 'xml-excel', () => caseFile('c11-xml2003.xls')],
    ['a shapefile that is broken', 'shapefile', () => caseFile('k4-shapefile.zip')],
    ['a sheet of OpenDocument', 'ods', () => zip({ mimetype: Buffer.from('x'), 'content.xml': Buffer.from('<x/>') })],
    ['an archive of two tables', 'several', () => zip({ 'a.csv': csv(TABLE), 'b.csv': csv(TABLE) })],
    ['an archive of an archive', 'not-xlsx', () => zip({ 'a.zip': zip({ 'a.csv': csv(TABLE) }) })],
    ['KML that is cut short', 'xml', () => caseFile('k1.kml').subarray(0, 200)],
    ['KML with entities of its own', 'xml', () => Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><kml></kml>')],
  ])('%s', async (_, code, make) => {
    const bytes = await make()
    expect(bytes.length).toBeLessThan(MAX_BYTES)
    expect(await problemOf(bytes)).toBe(code)
  })

  it('a directory that lies about the size is not believed', async () => {
    const bytes = Buffer.from(bomb())
    for (let at = bytes.indexOf('PK\u0001\u0002'); at >= 0; at = bytes.indexOf('PK\u0001\u0002', at + 4))
      bytes.writeUInt32LE(10, at + 24)
    expect(await problemOf(bytes)).toBe('bomb')
  })

  it('the bomb is found in little memory', async () => {
    const bytes = bomb()
    global.gc?.()
    const before = process.memoryUsage().rss
    let peak = before
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().rss)
    }, 5)
    await problemOf(bytes)
    clearInterval(watch)
    expect(peak - before).toBeLessThan(200 * 1024 * 1024)
  })
})
