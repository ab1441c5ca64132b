/** How long somebody stays signed in: while he comes back in time, and never longer than a session lasts. */

import '#server-only'
import { database } from '../client'
import { auth } from './auth'
import { logSecurity } from './security-log'

/** Nobody has asked for anything with it for so long: a night, so that each day begins with the password. */
export const IDLE_MS = 12 * 3_600_000
/** A use is noted when the last note is older than this, so that not every request writes. */
const NOTED_AFTER_MS = 10 * 60_000

type Session = NonNullable<Awaited<ReturnType<ReturnType<typeof auth>['api']['getSession']>>>

/** The session whose cookie is among `headers`, which counts as used now; null: there is none, or it has ended. */
export async function sessionOf(headers: Headers): Promise<Session | null> {
  const found = await auth().api.getSession({ headers, query: { disableRefresh: true } })
  if (!found) return null
  const { id, userId, updatedAt } = found.session
  const idleMs = Date.now() - updatedAt.getTime()
  if (idleMs > IDLE_MS) {
    await database().session.deleteMany({ where: { id } })
    logSecurity('session-idle', { user: userId })
    return null
  }
  if (idleMs > NOTED_AFTER_MS) await database().session.updateMany({ where: { id }, data: { updatedAt: new Date() } })
  return found
}
