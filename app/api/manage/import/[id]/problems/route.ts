import { problemText } from '#components/import/texts'
import { importOf } from '#components/messages/import'
import { columnOf } from '#geo/import/columns'
import { BOM, csvLine } from '#geo/text/csv'
import { getBatch, problemRows } from '#prisma/import/read'
import { getOptions } from '#prisma/manage/options'
import { streamed } from '../../../../../export/running'
import { guardedRoute } from '../../../../../guard'

/** Every problem of a file's rows as CSV: row, column, value, what is wrong. No cell is a formula. */
export const GET = guardedRoute('editor', async (actor, request, { id }: { readonly id: string }) => {
  const url = new URL(request.url)
  const batch = await getBatch(actor, id)
  if (!batch) return Response.json({ error: 'There is no such import.' }, { status: 404 })
  const locale = url.searchParams.get('locale') === 'en' ? 'en' : 'zh'
  const t = importOf(locale)
  const { district, terms } = await getOptions()
  const names = Object.fromEntries(district.map((one) => [one.id, one[locale]]))
  const encoder = new TextEncoder()
  async function* lines() {
    yield encoder.encode(BOM + csvLine([t.preview.row, t.columns.heading, t.preview.content, t.preview.findings]))
    for await (const rows of problemRows(batch!.id)) {
      const text = rows
        .flatMap(({ no, problems }) => problems.map((problem) => ({ no, problem })))
        .map(({ no, problem }) =>
          csvLine([
            no,
            problem.field && columnOf(problem.field)[locale],
            problem.value,
            problemText(problem, locale, t, { names, terms }),
          ]),
        )
        .join('')
      yield encoder.encode(text)
    }
  }
  return new Response(await streamed(lines(), false), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="problems.csv"',
    },
  })
})
