import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'

/** A workbook whose first sheet is written while it is read; the other parts are small. */
export async function* zippedWorkbook(
  sheet: AsyncIterable<string>,
  parts: Readonly<Record<string, string>>,
): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile()
  const out = zip.outputStream as Readable
  const fail = (error: Error) => void out.destroy(error)
  const source = Readable.from(sheet, { objectMode: true, highWaterMark: 1 })
  source.on('error', fail)
  zip.on('error', fail)
  zip.addReadStream(source, 'xl/worksheets/sheet1.xml', { compressionLevel: 3 })
  for (const [path, text] of Object.entries(parts)) zip.addBuffer(Buffer.from(text), path)
  zip.end()
  try {
    yield* out as AsyncIterable<Uint8Array>
  } finally {
    source.destroy()
    out.destroy()
  }
}
