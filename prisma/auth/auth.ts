/** Signing in: better-auth on our tables. Accounts are made by admins only; there is no sign-up and no default password. */

import '#server-only'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { APIError, createAuthMiddleware } from 'better-auth/api'
import { betterAuth } from 'better-auth/minimal'
import { nextCookies } from 'better-auth/next-js'
import { database, databaseUrl } from '../client'
import { allow, forgive } from '../rate-limit'
import { authSecret } from './secret'

export const PASSWORD = { min: 12, max: 128 } as const
const DAY_S = 86_400
/** Tries at one account, and from one address, before both have to wait. */
const PER_ACCOUNT = { max: 10, windowS: 900 } as const
const PER_ADDRESS = { max: 50, windowS: 900 } as const

const make = () =>
  betterAuth({
    database: prismaAdapter(database(), { provider: 'postgresql' }),
    secret: authSecret(),
    baseURL: process.env.SITE_URL || `http://localhost:${process.env.PORT || 3000}`,
    // The site may be reached by several names; what the browser says it is at, and nothing else, may ask.
    trustedOrigins: (request) => ownOrigins(request?.headers),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD.min,
      maxPasswordLength: PASSWORD.max,
    },
    session: { expiresIn: 7 * DAY_S, updateAge: DAY_S },
    rateLimit: { enabled: true, storage: 'database', window: 60, max: 60 },
    advanced: {
      cookiePrefix: 'landing',
      useSecureCookies: (process.env.SITE_URL ?? '').startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
    },
    logger: { disabled: true },
    telemetry: { enabled: false },
    hooks: { before: createAuthMiddleware(slowGuessing), after: createAuthMiddleware(forgiveSuccess) },
    plugins: [nextCookies()],
  })

type Auth = ReturnType<typeof make>

/** On globalThis, since Next loads this module once per bundle; made when first asked for, so that a build needs neither database nor secret. */
const shared = globalThis as typeof globalThis & { landingAuth?: { url: string; auth: Auth } }

export function auth(): Auth {
  const url = databaseUrl()
  if (shared.landingAuth?.url !== url) shared.landingAuth = { url, auth: make() }
  return shared.landingAuth.auth
}

function ownOrigins(headers: Headers | undefined): string[] {
  const host = headers?.get('host')
  return host ? [`http://${host}`, `https://${host}`] : []
}

type Context = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0]

const accountKey = (email: unknown) => `sign-in ${String(email).trim().toLowerCase().slice(0, 200)}`

/** Every try counts, of accounts that exist and of those that do not, so that nothing can be learnt from being locked out. */
async function slowGuessing(context: Context): Promise<void> {
  if (context.path !== '/sign-in/email') return
  const address = context.headers?.get('x-forwarded-for')
  const allowed = await allow(accountKey(context.body?.email), PER_ACCOUNT)
  const isCalm = !address || (await allow(`sign-in from ${address.slice(0, 100)}`, PER_ADDRESS))
  if (!allowed || !isCalm) throw new APIError('TOO_MANY_REQUESTS', { message: 'Too many tries' })
}

async function forgiveSuccess(context: Context): Promise<void> {
  if (context.path === '/sign-in/email' && context.context.newSession) await forgive(accountKey(context.body?.email))
}
