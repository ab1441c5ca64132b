/**
 * Who may see a page or start an action. Every page under /manage and every action asks here, whatever the proxy has
 * let through.
 */

import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { localPath } from '#components/paths'
import { type Actor, isAtLeast, type UserRole } from '#geo/edit/roles'
import { actorOf } from '#prisma/auth/people'
import { logSecurity } from '#prisma/auth/security-log'
import { actionBegins } from '#prisma/server/request-context'
import { Forbidden } from '#prisma/write/errors'
import { requested } from './request'

/** Who asks; null: nobody who has signed in. Read once for a request. */
export const currentActor = cache(async () => actorOf(await headers()))

const knownAs = (actor: Actor | null) => (actor ? { user: actor.id, role: actor.role } : {})

/** Tells the log of a step that the write layer has refused for want of rights, and of no other error. */
export function noteRefusal(error: unknown, actor: Actor, what: string): void {
  if (error instanceof Forbidden) logSecurity('refused', { ...knownAs(actor), what })
}

/** For pages: strangers are sent to sign in, and those without the role find no such page. */
export async function requireActor(least: UserRole): Promise<Actor & { readonly email: string }> {
  const actor = await currentActor()
  if (!actor) {
    const { locale, path } = await requested()
    redirect(`${localPath(locale, '/manage/sign-in')}?next=${encodeURIComponent(localPath(locale, path))}`)
  }
  if (!isAtLeast(actor.role, least)) {
    logSecurity('refused', { ...knownAs(actor), what: (await requested()).path })
    notFound()
  }
  return actor
}

export const REFUSED = { refused: true } as const

/**
 * For actions that anybody may call. What is called without its form, which comes last, has been called by hand: it
 * finds no such page.
 */
export function open<Args extends unknown[], Result>(
  work: (...args: Args) => Promise<Result>,
): (...args: Args) => Promise<Result> {
  return actionOf(work.length, work)
}

/** For actions: `work` runs for those who hold the role; all others get REFUSED, and nothing has happened. */
export function guarded<Args extends unknown[], Result>(
  least: UserRole,
  work: (actor: Actor, ...args: Args) => Promise<Result>,
): (...args: Args) => Promise<Result | typeof REFUSED> {
  return actionOf(work.length - 1, async (...args: Args) => {
    const actor = await currentActor()
    if (!actor || !isAtLeast(actor.role, least)) {
      logSecurity('refused', { ...knownAs(actor), what: `an action for ${least}s` })
      return REFUSED
    }
    return work(actor, ...args)
  })
}

/** An action of `count` arguments; of more, the last ones are it. */
function actionOf<Args extends unknown[], Result>(
  count: number,
  work: (...args: Args) => Promise<Result>,
): (...args: Args) => Promise<Result> {
  return async (...args) => {
    actionBegins()
    if (args.length < count || !(args.at(-1) instanceof FormData)) notFound()
    return work(...(args.slice(-count) as Args))
  }
}

/** For interfaces under /api/manage: as `guarded`, with 401 or 403. `answer` gets the route's parameters too. */
export function guardedRoute<Params = Record<never, string>>(
  least: UserRole,
  answer: (actor: Actor, request: Request, params: Params) => Promise<Response>,
): (request: Request, context: { readonly params: Promise<Params> }) => Promise<Response> {
  return async (request, { params }) => {
    const actor = await actorOf(request.headers)
    if (!actor || !isAtLeast(actor.role, least)) {
      logSecurity('refused', { ...knownAs(actor), what: new URL(request.url).pathname })
      const [status, error] = actor ? [403, 'Not allowed.'] : [401, 'Sign in first.']
      return Response.json({ error }, { status })
    }
    const response = await answer(actor, request, await params)
    response.headers.set('cache-control', 'private, no-store')
    return response
  }
}

/**
 * Where to go after signing in: a path of the editors' own pages, or their home. Anything else (another site, `//…`) is
 * not followed.
 */
export function safeNext(next: unknown, home: string): string {
  if (typeof next !== 'string' || !/^\/(en\/)?manage(?=[/?]|$)/.test(next)) return home
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those that a browser would drop on its way
  return /[\\\u0000-\u001f]|\/\//.test(next) ? home : next
}
