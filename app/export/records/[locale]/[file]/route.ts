import { LOCALES } from '#geo/vocabulary'
import { databaseIsAway } from '#prisma/live/current-snapshot'
import { isAbsence } from '#prisma/live/last-known'
import { recordsFile, writeRecords } from '../../../records-file'
import { fileAnswer, problem } from '../../../table-file'

interface Context {
  readonly params: Promise<{ readonly locale: string; readonly file: string }>
}

/**
 * All public records of a kind as a file, such as `events.csv`; with `as-of` those of a revision or a day. 400 for any
 * filter, 404 for another file or language, 503 without a database.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { locale: asked, file } = await params
  const locale = LOCALES.find((name) => name === asked)
  const wanted = recordsFile(file)
  if (!locale || !wanted) return problem(404, `There is no export ${asked.slice(0, 40)}/${file.slice(0, 40)}`)
  const other = [...new URL(request.url).searchParams.keys()].find((key) => key !== 'as-of')
  if (other !== undefined)
    return problem(400, `These files have no filter, so not ${JSON.stringify(other.slice(0, 40))} either`)
  try {
    const { body, type, names, revision } = await writeRecords(wanted, locale)
    const answer = fileAnswer(body, type, locale, names)
    answer.headers.set('x-revision', String(revision))
    return answer
  } catch (error) {
    if (!databaseIsAway() && !isAbsence(error)) throw error
    return problem(503, 'The database cannot be reached; try again', { 'retry-after': '5' })
  }
}
