import { localPath } from '#components/paths'
import { SHAPE_KINDS } from '#geo/shapes/map-shapes'
import { LOCALES } from '#geo/vocabulary'
import { MAX_FILE_BYTES, ShapesRefused } from '#prisma/boundaries/read-file'
import { receiveShapes } from '#prisma/boundaries/uploads'
import { guardedRoute } from '../../../guard'

/** Boundaries and the other fields of the form. */
const ROOM = 64 * 1024

/**
 * Takes one file of shapes from a form of this site and leads to its page; what is refused leads back with `error`, and
 * nothing is kept of it. A body of unknown or too great a length is not read at all.
 */
export const POST = guardedRoute('admin', async (actor, request) => {
  const length = Number(request.headers.get('content-length') ?? Number.NaN)
  if (!Number.isInteger(length))
    return Response.json({ error: 'The length of the upload must be known.' }, { status: 411 })
  const language = new URL(request.headers.get('referer') ?? request.url).pathname.startsWith('/en/') ? 'en' : 'zh'
  if (length > MAX_FILE_BYTES + ROOM) return lead(localPath(language, '/manage/boundaries?error=size'))
  const form = await request.formData().catch(() => null)
  const file = form?.get('file')
  const kind = SHAPE_KINDS.find((name) => name === form?.get('kind'))
  if (!form || !(file instanceof File) || !kind)
    return Response.json({ error: 'The form cannot be read.' }, { status: 400 })
  const home = localPath(LOCALES.find((name) => name === form.get('locale')) ?? language, '/manage/boundaries')
  try {
    return lead(`${home}/${await receiveShapes(kind, file.name, Buffer.from(await file.arrayBuffer()), actor.name)}`)
  } catch (error) {
    if (error instanceof ShapesRefused) return lead(`${home}?error=${error.code}`)
    throw error
  }
})

const lead = (path: string) => new Response(null, { status: 303, headers: { location: path } })
