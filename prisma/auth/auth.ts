/**
 * Signing in: better-auth on our tables. Accounts are made by admins only; there is no sign-up and no default
 * password.
 */

import '#server-only'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { APIError, createAuthMiddleware } from 'better-auth/api'
import { betterAuth } from 'better-auth/minimal'
import { nextCookies } from 'better-auth/next-js'
import { database, databaseUrl } from '../client'
import { allow, allowAfterWait, forgive, takeBack } from '../rate-limit'
import { cookiePrefix, isHttps } from './cookie-prefix'
import { DEVICE_S, deviceCookie, deviceOf, newDevice } from './device'
import { PASSWORD } from './password'
import { authSecret } from './secret'
import { accountOf, logSecurity } from './security-log'

const DAY_S = 86_400
/** Longer than any limit counts. */
const COUNTED_MS = 2 * DAY_S * 1000
/**
 * Free tries at one account from one address, and at all accounts from one address. After them each try must wait,
 * longer each time.
 */
const AT_ACCOUNT = { free: 10, firstS: 60, mostS: 3600 } as const
const FROM_ADDRESS = { free: 50, firstS: 60, mostS: 3600 } as const
/**
 * Tries at one account by strangers from everywhere. Browsers that have signed in to it before have tries of their own.
 */
const FROM_STRANGERS = { max: 60, windowS: 900 } as const
const FROM_DEVICE = { max: 10, windowS: 900 } as const

const make = () =>
  betterAuth({
    database: prismaAdapter(database(), { provider: 'postgresql' }),
    secret: authSecret(),
    baseURL: process.env.SITE_URL || `http://localhost:${process.env.PORT || 3000}`,
    // The site may have several names: only the one that the browser has requested is trusted.
    trustedOrigins: (request) => ownOrigins(request?.headers),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD.min,
      maxPasswordLength: PASSWORD.max,
    },
    session: { expiresIn: 7 * DAY_S, disableSessionRefresh: true }, // see session.ts for those that nobody uses
    rateLimit: { enabled: true, storage: 'database', window: 60, max: 60 },
    advanced: {
      cookiePrefix: `${cookiePrefix()}landing`,
      useSecureCookies: false, // it would set a weaker prefix before ours
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', secure: isHttps(), path: '/' },
    },
    logger: { disabled: true },
    telemetry: { enabled: false },
    hooks: { before: createAuthMiddleware(limitTries), after: createAuthMiddleware(afterSignIn) },
    plugins: [nextCookies()],
  })

type Auth = ReturnType<typeof make>

/**
 * On globalThis, since Next loads this module once per bundle; made when first asked for, so that a build needs
 * neither database nor secret.
 */
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

/** What has ended names people and network addresses for nothing. */
async function forgetEnded(): Promise<void> {
  const now = Date.now()
  await database().session.deleteMany({ where: { expiresAt: { lt: new Date(now) } } })
  await database().rateLimit.deleteMany({ where: { lastRequest: { lt: now - COUNTED_MS } } })
}

type Context = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0]

const emailOf = (context: Context): string =>
  String(context.body?.email ?? '')
    .trim()
    .toLowerCase()
    .slice(0, 200)
const addressOf = (context: Context): string => (context.headers?.get('x-forwarded-for') ?? '').slice(0, 100)
const accountKey = (context: Context): string => `sign-in ${emailOf(context)} from ${addressOf(context)}`
const addressKey = (address: string): string => `sign-in from ${address}`
const deviceKey = (id: string): string => `sign-in by ${id}`

/**
 * A browser that has signed in before does not wait for what others try from its address. Counts every try, whether
 * the account exists or not, so that nobody learns from being locked out which accounts exist.
 */
async function limitTries(context: Context): Promise<void> {
  if (context.path !== '/sign-in/email') return
  const device = deviceOf(context.headers?.get('cookie'), emailOf(context))
  const isAllowed = device
    ? await allow(deviceKey(device), FROM_DEVICE)
    : (await allow(`sign-in ${emailOf(context)}`, FROM_STRANGERS)) &&
      (await allowAfterWait(accountKey(context), AT_ACCOUNT))
  const address = addressOf(context)
  const isAddressAllowed = !address || device || (await allowAfterWait(addressKey(address), FROM_ADDRESS))
  if (isAllowed && isAddressAllowed) return
  logSecurity('sign-in-limited', { account: accountOf(emailOf(context)), from: address })
  throw new APIError('TOO_MANY_REQUESTS', { message: 'Too many tries' })
}

/**
 * After a sign-in: notes it, ends the former session of this browser, remembers the browser, and forgives its wrong
 * tries.
 */
async function afterSignIn(context: Context): Promise<void> {
  if (context.path !== '/sign-in/email') return
  const from = addressOf(context)
  if (!context.context.newSession) return logSecurity('sign-in-failed', { account: accountOf(emailOf(context)), from })
  const { authCookies, secret, internalAdapter, newSession } = context.context
  await forgetEnded()
  logSecurity('signed-in', { user: newSession.user.id, from })
  const former = await context.getSignedCookie(authCookies.sessionToken.name, secret)
  if (former && former !== newSession.session.token) await internalAdapter.deleteSession(former)
  const email = emailOf(context)
  const device = deviceOf(context.headers?.get('cookie'), email)
  if (device) await forgive(deviceKey(device))
  else if (from) await takeBack(addressKey(from)) // an office behind one address does not use up its tries
  await forgive(accountKey(context))
  context.setCookie(deviceCookie(), newDevice(email), { ...authCookies.sessionToken.attributes, maxAge: DEVICE_S })
}
