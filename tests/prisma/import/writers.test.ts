/** Tables at random, as other programs write them, come back as they were. */

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import fc from 'fast-check'
import Papa from 'papaparse'
import { afterAll, describe, expect, it } from 'vitest'
import { readFileRows } from '#prisma/import/read-file'
import { gdal, whyNoGdal } from '../../support/gdal'
import { gb18030, withBom, xlsx, zip } from '../../support/import-files'
import { convertByOffice, SHOWN_TEXT, whyNoOffice } from '../../support/office'

const folder = mkdtempSync(join(tmpdir(), 'writers-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function read(bytes: Buffer): Promise<string[][]> {
  const rows: string[][] = []
  for await (const batch of (await readFileRows(bytes)).batches) rows.push(...batch.map(({ cells }) => [...cells]))
  return rows
}

/** Whatever parts, quotes or escapes somewhere; nothing at the ends that a program might take for padding. */
const inner = fc.string({ unit: fc.constantFrom(...'甲乙ab 01.,;|"\'&<>\t\n\\%_x'), maxLength: 8 })
const text = fc.oneof(
  fc.constant(''),
  inner.map((middle) => `项${middle}目`),
)
/** Of at most fifteen digits, as spreadsheets have them. */
const number = fc
  .tuple(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), fc.integer({ min: 0, max: 6 }))
  .map(([digits, decimals]) => digits / 10 ** decimals + 0)
const day = fc.date({ min: new Date('1900-03-01'), max: new Date('2199-12-31'), noInvalidDate: true })
const headings = (width: number) => Array.from({ length: width }, (_, i) => `列${i + 1}`)
const tableOf = <T>(cell: fc.Arbitrary<T>) =>
  fc
    .integer({ min: 2, max: 6 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }))

describe('papaparse', () => {
  const encodings: Readonly<Record<string, (text: string) => Buffer>> = {
    'UTF-8': (written) => Buffer.from(written),
    'UTF-8 with a mark': (written) => withBom(Buffer.from(written)),
    'UTF-16': (written) => Buffer.from(`\ufeff${written}`, 'utf16le'),
    GB18030: gb18030,
  }
  it.each(Object.keys(encodings))('in %s, whatever parts the cells and ends the lines', async (encoding) => {
    const parts = fc.constantFrom(',', '\t', ';', '|')
    await fc.assert(
      fc.asyncProperty(tableOf(text), parts, fc.constantFrom('\n', '\r\n', '\r'), async (rows, delimiter, newline) => {
        const table = [headings(rows[0]!.length), ...rows]
        expect(await read(encodings[encoding]!(Papa.unparse(table, { delimiter, newline })))).toEqual(table)
      }),
      { numRuns: 100 },
    )
  })
})

type Value = string | number | boolean | Date

const valueText = (value: Value): string => {
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  return typeof value === 'number' ? String(value) : value
}
const value: fc.Arbitrary<Value> = fc.oneof(
  text,
  number,
  fc.boolean(),
  day.map((date) => new Date(date.toISOString().slice(0, 10))),
)

async function workbook(rows: readonly (readonly Value[])[]): Promise<Buffer> {
  return xlsx([
    headings(rows[0]!.length).map((heading) => ({ value: heading, type: String })),
    ...rows.map((row) =>
      row.map((one) => {
        if (one instanceof Date) return { value: one, type: Date, format: 'yyyy-mm-dd' }
        if (typeof one === 'string') return one === '' ? null : { value: one, type: String }
        return typeof one === 'number' ? { value: one, type: Number } : { value: one, type: Boolean }
      }),
    ),
  ])
}
/** Rows without anything at the end are none. */
const asRead = (rows: readonly (readonly Value[])[]) => [
  headings(rows[0]!.length),
  ...rows.map((row) => row.map(valueText)),
]
const withoutEmpty = (rows: readonly (readonly string[])[]) => rows.filter((row) => row.some((cell) => cell !== ''))

it('write-excel-file', async () => {
  await fc.assert(
    fc.asyncProperty(tableOf(value), async (rows) => {
      expect(withoutEmpty(await read(await workbook(rows)))).toEqual(withoutEmpty(asRead(rows)))
    }),
    { numRuns: 60 },
  )
})

describe.skipIf(whyNoOffice())(`LibreOffice (${whyNoOffice() ?? 'here'})`, () => {
  it('as workbooks and as texts', async () => {
    const tables = fc.sample(tableOf(value), { numRuns: 12, seed: 11 })
    const files = await Promise.all(
      tables.map(async (rows, i) => {
        const path = join(folder, `t${String(i).padStart(2, '0')}.xlsx`)
        writeFileSync(path, await workbook(rows))
        return path
      }),
    )
    const written = convertByOffice('xlsx', files, join(folder, 'office'))
    expect(written).toHaveLength(tables.length)
    for (const [i, path] of written.entries())
      expect(withoutEmpty(await read(readFileSync(path)))).toEqual(withoutEmpty(asRead(tables[i]!)))
  })

  it.each([
    ['ods', 'ods'],
    ['xls', 'old-excel'],
  ])('what it saves as .%s is refused by its name', async (format, code) => {
    const path = join(folder, `refused-${format}.xlsx`)
    writeFileSync(path, await workbook([['项目', 1]]))
    const [written] = convertByOffice(format, [path], join(folder, `office-${format}`))
    await expect(readFileRows(readFileSync(written!))).rejects.toMatchObject({ code })
  })

  it('shows numbers under formats as they are read', async () => {
    const bytes = await xlsx(
      FORMATS.map(([format, ...values]) => values.map((value) => ({ value, type: Number, format }))),
    )
    writeFileSync(join(folder, 'formats.xlsx'), bytes)
    const [shown] = convertByOffice(SHOWN_TEXT, [join(folder, 'formats.xlsx')], join(folder, 'shown'))
    const text = readFileSync(shown!, 'utf8').trimEnd()
    const expected = Papa.parse<string[]>(text).data.map((row) => row.map(bare).filter((cell) => cell !== ''))
    const rows = (await read(bytes)).map((row) => row.map(bare).filter((cell) => cell !== ''))
    expect(rows).toEqual(expected)
  })
})

/** With numbers that need no more decimals than the format shows. */
const FORMATS: readonly (readonly [string, ...number[]])[] = [
  ['0.00"亿元"', 0, 5, -5, 12.5],
  ['General"亿元"', 0, 5.22, -5],
  ['[$¥-804]#,##0.00', 5, 52_000],
  ['#,##0,"千元"', 52_000, -52_000],
  ['#,##0.00,,"百万元"', 5.22e9, 1_500_000],
  ['0\\.0,"万元"', 52_000, -52_000],
  ['0\\.00,,"亿元"', 5.22e8],
  ['[>=100000000]0\\.00,,"亿元";[>=10000]0\\.0,"万元";0"元"', 5.22e8, 52_000, 12],
  ['[=1]"是";[=0]"否";General', 1, 0, 7],
  ['0;-0;"待定"', 5, -5, 0],
  ['_ "¥"* #,##0.00_ ;_ "¥"* \\-#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ ', 5, -5, 0],
  ['0"亿"0000"万"', 52_200, 7],
  ['000-0000-0000', 13_812_345_678],
  ['0.0%', 0.125],
  ['0.0"%"', 5],
  ['[h]:mm', 1.5],
  ['[h]:mm:ss', 2.5],
  ['@"亿元"', 5],
  ['"约"0"亿元"', 5],
]

/** Without what groups digits, zeros at the end, and spaces. */
const bare = (cell: string) =>
  cell
    .replace(/[,\s]/g, '')
    .replace(/(\.\d*?)0+(?=\D|$)/g, '$1')
    .replace(/\.(?=\D|$)/g, '')

interface Feature {
  readonly name: string
  readonly note: string
  readonly amount: number
  readonly position: readonly [number, number] | null
}

const features = fc.sample(
  fc.record<Feature>({
    name: inner.map((middle) => `项${middle.replace(/\s/g, '')}目`),
    note: inner.map((middle) => `注${middle.replace(/[\t\n]/g, '')}记`),
    amount: fc.integer({ min: -1_000_000, max: 1_000_000 }).map((cents) => cents / 100),
    position: fc.option(
      fc
        .tuple(fc.integer({ min: 1_190_000, max: 1_220_000 }), fc.integer({ min: 300_000, max: 320_000 }))
        .map(([x, y]): [number, number] => [x / 1e4, y / 1e4]),
    ),
  }),
  { numRuns: 60, seed: 11 },
)

describe.skipIf(whyNoGdal())(`GDAL (${whyNoGdal() ?? 'here'})`, () => {
  const source = join(folder, 'source.geojson')
  writeFileSync(
    source,
    JSON.stringify({
      type: 'FeatureCollection',
      features: features.map(({ position, ...properties }) => ({
        ...{ type: 'Feature', properties },
        geometry: position && { type: 'Point', coordinates: position },
      })),
    }),
  )
  /** The file, or the files of a folder in an archive. */
  function written(format: string, name: string, ...options: readonly string[]): Buffer {
    const path = join(folder, name)
    gdal('ogr2ogr', '-f', format, path, source, ...options)
    if (!name.endsWith('-folder')) return readFileSync(path)
    return zip(Object.fromEntries(readdirSync(path).map((part) => [basename(part), readFileSync(join(path, part))])))
  }
  /** By the headings that the format keeps, whatever columns it adds. */
  async function featuresOf(bytes: Buffer): Promise<unknown[]> {
    const [head, ...rows] = await read(bytes)
    const at = (...names: readonly string[]) => head!.findIndex((heading) => names.includes(heading))
    const [name, note, amount] = [at('name', 'Name'), at('note'), at('amount')]
    const [x, y] = [at('经度', '经度（CGCS2000）', 'X'), at('纬度', '纬度（CGCS2000）', 'Y')]
    const degrees = (cell = '') => Math.round(1e4 * Number(cell)) / 1e4
    return rows.map((row) => ({
      ...{ name: row[name], note: row[note], amount: Number(row[amount]) },
      position: row[x] === '' ? null : [degrees(row[x]), degrees(row[y])],
    }))
  }

  it.each<[string, string, ...string[]]>([
    ['GeoJSON', 'a.geojson'],
    ['GeoJSON', 'utm.geojson', '-t_srs', 'EPSG:32651'],
    ['GeoJSON', 'gauss.geojson', '-t_srs', 'EPSG:4549'],
    ['GeoJSON', 'mercator.geojson', '-t_srs', 'EPSG:3857'],
    ['GeoJSON', 'cgcs.geojson', '-t_srs', 'EPSG:4490'],
    ['GeoJSONSeq', 'a.geojsonl'],
    ['GeoJSONSeq', 'rs.geojsonl', '-lco', 'RS=YES'],
    ['KML', 'a.kml'],
    ['CSV', 'a.csv', '-lco', 'GEOMETRY=AS_XY'],
    ['CSV', 'semicolon.csv', '-lco', 'GEOMETRY=AS_XY', '-lco', 'SEPARATOR=SEMICOLON', '-lco', 'WRITE_BOM=YES'],
    ['ESRI Shapefile', 'a-folder', '-lco', 'ENCODING=UTF-8'],
    ['ESRI Shapefile', 'mercator-folder', '-lco', 'ENCODING=UTF-8', '-t_srs', 'EPSG:3857'],
    ['ESRI Shapefile', 'gauss-folder', '-lco', 'ENCODING=UTF-8', '-t_srs', 'EPSG:4549'],
  ])('%s, as %s', async (format, name, ...options) => {
    expect(await featuresOf(written(format, name, ...options))).toEqual(features)
  })
})
