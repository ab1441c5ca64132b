import { databaseIsAway } from '#prisma/live/current-snapshot'
import { DatabaseAway, isAbsence } from '#prisma/live/last-known'
import { keptOrWritten } from '../../kept-file'
import { packageOfNow } from '../../package-file'
import { isLongList, streamed } from '../../running'
import { problem } from '../../table-file'

/**
 * All public data as a dated archive, `data.zip`, written once for a revision; with `as-of` that of a revision or day.
 * 429 while two long files are being written, 503 without a database.
 */
export async function GET(_: Request, { params }: { readonly params: Promise<{ file: string }> }): Promise<Response> {
  const { file } = await params
  if (file !== 'data.zip') return problem(404, `There is no package ${file.slice(0, 40)}`)
  try {
    const { revision, name, count, key, write } = await packageOfNow()
    const body = await streamed(keptOrWritten(key, write), isLongList(count))
    if (!body) return problem(429, 'Two long files are being written; try again', { 'retry-after': '10' })
    return new Response(body, {
      headers: {
        'content-type': 'application/zip',
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'no-cache',
        'x-content-type-options': 'nosniff',
        'x-revision': String(revision),
      },
    })
  } catch (error) {
    if (!databaseIsAway() && !(error instanceof DatabaseAway) && !isAbsence(error)) throw error
    return problem(503, 'The database cannot be reached; try again', { 'retry-after': '5' })
  }
}
