import { z } from 'zod'
import { lookUp } from '#geo/look-up'
import { cleanText } from '#geo/text/clean-text'
import { auth } from '#prisma/auth/auth'
import { PASSWORD } from '#prisma/auth/password'
import { sessionOf } from '#prisma/auth/session'
import { isAbsence } from '#prisma/live/last-known'
import { allow } from '#prisma/rate-limit'

const SignIn = z.object({
  email: z.string().max(200).overwrite(cleanText),
  password: z.string().min(1).max(PASSWORD.max),
})

/** Whether a browser says that another site's page asks. */
function isForeign({ headers }: Request): boolean {
  const origin = headers.get('origin')
  return origin !== null && (!URL.canParse(origin) || new URL(origin).host !== headers.get('host'))
}

/**
 * What programs need to sign in and out. The rest of better-auth stays closed: accounts and their names are the admins'
 * business. The session's token is in the cookie only, which scripts cannot read.
 */
const OPEN: Readonly<Record<string, (request: Request) => Promise<Response>>> = {
  'POST sign-in/email': signIn,
  'POST sign-out': (request) => auth().api.signOut({ headers: request.headers, asResponse: true }),
  'GET get-session': getSession,
}

async function answer(request: Request): Promise<Response> {
  const path = new URL(request.url).pathname.replace(/^\/api\/auth\//, '')
  if (isForeign(request)) return Response.json({ error: 'Not from another site.' }, { status: 403 })
  const work = lookUp(OPEN, `${request.method} ${path}`)
  if (!work) return Response.json({ error: 'No such interface.' }, { status: 404 })
  const response = await work(request).catch((error) => {
    if (isAbsence(error)) return away()
    throw error
  })
  response.headers.set('cache-control', 'private, no-store')
  return response
}

/** Nobody has been refused: nobody could be recognised. */
const away = (): Response =>
  Response.json({ error: 'The database cannot be reached.' }, { status: 503, headers: { 'retry-after': '5' } })

export { answer as GET, answer as POST }

/** A program needs to sign in once; one that tries again and again at once is guessing. */
const BURST = { max: 3, windowS: 10 } as const

async function signIn(request: Request): Promise<Response> {
  const address = request.headers.get('x-forwarded-for')?.slice(0, 100)
  if (address && !(await allow(`sign-in at once from ${address}`, BURST)))
    return Response.json({ error: 'Not so fast.' }, { status: 429, headers: { 'retry-after': String(BURST.windowS) } })
  const body = SignIn.safeParse(await request.json().catch(() => null))
  if (!body.success) return Response.json({ error: 'email and password, as JSON' }, { status: 400 })
  const response = await auth().api.signInEmail({ body: body.data, headers: request.headers, asResponse: true })
  if (response.status >= 500) return away()
  if (!response.ok) return Response.json({ error: 'Not signed in.' }, { status: response.status === 429 ? 429 : 401 })
  const answer = Response.json({ signedIn: true })
  for (const cookie of response.headers.getSetCookie()) answer.headers.append('set-cookie', cookie)
  return answer
}

async function getSession(request: Request): Promise<Response> {
  const session = await sessionOf(request.headers)
  if (!session) return Response.json(null)
  const { id, name, email } = session.user
  return Response.json({ user: { id, name, email }, expiresAt: session.session.expiresAt })
}
