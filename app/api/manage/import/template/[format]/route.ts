import writeXlsxFile from 'write-excel-file/node'
import { templateRows } from '#geo/import/template'
import { csvText } from '#geo/text/csv'
import { guardedRoute } from '../../../../../guard'

/** The table to fill in, as csv or xlsx, in the language of `locale`. */
export const GET = guardedRoute('editor', async (_, request, { format }: { readonly format: string }) => {
  const rows = templateRows(new URL(request.url).searchParams.get('locale') === 'en' ? 'en' : 'zh')
  if (format === 'csv') return file(csvText(rows), 'text/csv; charset=utf-8', 'template.csv')
  if (format !== 'xlsx') return Response.json({ error: 'The format is csv or xlsx.' }, { status: 404 })
  const [headings = [], ...examples] = rows
  const sheet = await writeXlsxFile(
    [
      headings.map((value) => ({ value, fontWeight: 'bold' as const, backgroundColor: '#f6f1e6' })),
      ...examples.map((row) => row.map((value) => ({ value, textColor: '#565d61' }))),
    ],
    { columns: headings.map((text) => ({ width: Math.max(12, 2 * text.length) })), stickyRowsCount: 1 },
  ).toBuffer()
  return file(
    new Uint8Array(sheet),
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'template.xlsx',
  )
})

const file = (body: BodyInit, type: string, name: string) =>
  new Response(body, {
    headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` },
  })
