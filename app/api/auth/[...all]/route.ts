import { toNextJsHandler } from 'better-auth/next-js'
import { auth } from '#prisma/auth/auth'

/** What programs need to sign in and out. The rest of better-auth stays closed: accounts and their names are the admins' business. */
const OPEN: readonly string[] = ['sign-in/email', 'sign-out', 'get-session']

/** Whether a browser says that another site's page asks. */
function isForeign({ headers }: Request): boolean {
  const origin = headers.get('origin')
  return origin !== null && (!URL.canParse(origin) || new URL(origin).host !== headers.get('host'))
}

const answer = (method: 'GET' | 'POST') => async (request: Request) => {
  const path = new URL(request.url).pathname.replace(/^\/api\/auth\//, '')
  if (isForeign(request)) return Response.json({ error: 'Not from another site.' }, { status: 403 })
  if (!OPEN.includes(path)) return Response.json({ error: 'No such interface.' }, { status: 404 })
  return toNextJsHandler(auth())[method](request)
}

export const GET = answer('GET')
export const POST = answer('POST')
