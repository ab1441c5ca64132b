import { importOf } from '#components/messages/import'
import { localPath } from '#components/paths'
import { LOCALES, type Locale } from '#geo/vocabulary'
import { Refused, receiveFile } from '#prisma/import/actions'
import { FileError, MAX_BYTES } from '#prisma/import/read-file'
import { guardedRoute } from '../../../guard'

/** Boundaries and the other fields of the form. */
const ROOM = 64 * 1024

/**
 * Takes one file (`file`) or a pasted table (`pasted`) from a form of this site and leads to its page; a refusal leads
 * back with `error`. A body of unknown or too great a length is not read at all.
 */
export const POST = guardedRoute('editor', async (actor, request) => {
  if (!isOwn(request)) return Response.json({ error: 'The form must be one of this site.' }, { status: 403 })
  const length = Number(request.headers.get('content-length') ?? Number.NaN)
  if (!Number.isInteger(length))
    return Response.json({ error: 'The length of the upload must be known.' }, { status: 411 })
  const language = new URL(request.headers.get('referer') ?? request.url).pathname.startsWith('/en/') ? 'en' : 'zh'
  if (length > MAX_BYTES + ROOM) return lead(localPath(language, '/manage/import?error=size'))
  const form = await request.formData().catch(() => null)
  if (!form) return Response.json({ error: 'The form cannot be read.' }, { status: 400 })
  const locale = LOCALES.find((name) => name === form.get('locale')) ?? language
  const home = localPath(locale, '/manage/import')
  try {
    const { name, bytes } = await contentOf(form, locale)
    return lead(`${home}/${await receiveFile(actor, name, bytes)}`)
  } catch (error) {
    if (error instanceof FileError || error instanceof Refused) return lead(`${home}?error=${error.code}`)
    throw error
  }
})

async function contentOf(form: FormData, locale: Locale): Promise<{ name: string; bytes: Buffer }> {
  const [file, pasted] = [form.get('file'), form.get('pasted')]
  if (file instanceof File) return { name: file.name, bytes: Buffer.from(await file.arrayBuffer()) }
  const name = importOf(locale).file.pastedName
  return { name, bytes: Buffer.from(typeof pasted === 'string' ? pasted : '') }
}

/** Browsers say of every form where it stands; one that stands elsewhere is not obeyed. */
function isOwn({ headers }: Request): boolean {
  const origin = headers.get('origin')
  const isSameHost = origin === null || (URL.canParse(origin) && new URL(origin).host === headers.get('host'))
  return isSameHost && ['same-origin', null].includes(headers.get('sec-fetch-site'))
}

const lead = (path: string) => new Response(null, { status: 303, headers: { location: path } })
