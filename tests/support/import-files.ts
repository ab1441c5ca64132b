/** Files as people send them: other encodings, workbooks with merged cells, broken and hostile archives. */

import { deflateRawSync } from 'node:zlib'
import writeXlsxFile, { type SheetData } from 'write-excel-file/node'

export const csv = (rows: readonly (readonly string[])[]): Buffer =>
  Buffer.from(rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n'))

export const withBom = (bytes: Buffer): Buffer => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes])

let codes: Map<string, number> | null = null

/** GBK, the two-byte part of GB18030, turned round from what the platform decodes. */
export function gb18030(text: string): Buffer {
  if (!codes) {
    codes = new Map()
    const decoder = new TextDecoder('gb18030')
    for (let lead = 0x81; lead <= 0xfe; lead++)
      for (let trail = 0x40; trail <= 0xfe; trail++)
        if (trail !== 0x7f) codes.set(decoder.decode(Uint8Array.of(lead, trail)), lead * 256 + trail)
  }
  const bytes = Array.from(text).flatMap((char) => {
    if (char.charCodeAt(0) < 0x80) return [char.charCodeAt(0)]
    const code = codes!.get(char)
    if (code === undefined) throw new Error(`${char} is not in GBK`)
    return [code >> 8, code & 255]
  })
  return Buffer.from(bytes)
}

/** A workbook of one sheet. */
export async function xlsx(data: SheetData): Promise<Buffer> {
  return writeXlsxFile(data).toBuffer()
}

export const texts = (rows: readonly (readonly string[])[]): SheetData =>
  rows.map((row) => row.map((value) => ({ value, type: String })))

/** A zip archive of the entries, deflated; checksums are left out, as nobody looks at them. */
export function zip(entries: Readonly<Record<string, Buffer>>): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, data] of Object.entries(entries)) {
    const packed = deflateRawSync(data, { level: data.length > 1 << 20 ? 1 : 9 })
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(20, 4)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(data.length, 22)
    local.writeUInt16LE(name.length, 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    local.copy(central, 6, 4, 30)
    central.writeUInt32LE(at, 42)
    directory.push(central, Buffer.from(name))
    parts.push(local, Buffer.from(name), packed)
    at += 30 + name.length + packed.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Object.keys(entries).length, 8)
  end.writeUInt16LE(Object.keys(entries).length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, list, end])
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const WORKBOOK = `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`
const RELATED = `<Relationships><Relationship Id="r1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`

/** A workbook whose sheet is `sheet`, with as little else as can be. */
export const rawXlsx = (sheet: Buffer): Buffer =>
  zip({
    'xl/workbook.xml': Buffer.from(WORKBOOK),
    'xl/_rels/workbook.xml.rels': Buffer.from(RELATED),
    'xl/worksheets/sheet1.xml': sheet,
  })

/** The archive with every entry said to be encrypted. */
export function locked(archive: Buffer): Buffer {
  const bytes = Buffer.from(archive)
  const mark = (signature: string, offset: number) => {
    for (let at = bytes.indexOf(signature); at >= 0; at = bytes.indexOf(signature, at + 4)) bytes[at + offset]! |= 1
  }
  mark('PK\u0003\u0004', 6)
  mark('PK\u0001\u0002', 8)
  return bytes
}
