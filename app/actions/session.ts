'use server'

import { APIError } from 'better-auth/api'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { localPath } from '#components/paths'
import { auth } from '#prisma/auth/auth'
import { NewPassword, PASSWORD } from '#prisma/auth/password'
import { logSecurity } from '#prisma/auth/security-log'
import { allow, forgive } from '#prisma/rate-limit'
import { guarded, open, safeNext } from '../guard'
import { localeOf, textOf } from './form'

/**
 * Open to everybody. Says `wrong` for a wrong password, an unknown address and too many tries alike; `away` where
 * nobody
 * could be looked up, which is no try.
 */
export const signIn = open(async (_: unknown, form: FormData): Promise<'wrong' | 'away'> => {
  const body = { email: textOf(form, 'email').slice(0, 200), password: String(form.get('password') ?? '') }
  // Cut to length it would let in whoever knows a part.
  if (body.password.length > PASSWORD.max) return 'wrong'
  try {
    await auth().api.signInEmail({ body, headers: await headers() })
  } catch (error) {
    return error instanceof APIError && error.statusCode < 500 ? 'wrong' : 'away'
  }
  redirect(safeNext(form.get('next'), localPath(localeOf(form), '/manage')))
})

export const signOut = guarded('viewer', async (actor, form: FormData) => {
  await auth().api.signOut({ headers: await headers() })
  logSecurity('signed-out', { user: actor.id })
  redirect(localPath(localeOf(form), '/manage/sign-in'))
})

export const signOutEverywhere = guarded('viewer', async (actor, form: FormData) => {
  await auth().api.revokeSessions({ headers: await headers() })
  await auth().api.signOut({ headers: await headers() })
  logSecurity('signed-out', { user: actor.id, what: 'everywhere' })
  redirect(localPath(localeOf(form), '/manage/sign-in'))
})

const Passwords = z.object({ current: z.string().min(1).max(PASSWORD.max), next: NewPassword })
/** Tries at the current password, by whoever sits at an open session. */
const TRIES = { max: 10, windowS: 900 } as const

/** Ends all other sessions too. */
export const changePassword = guarded('viewer', async (actor, _state: unknown, form: FormData) => {
  const input = Passwords.safeParse({ current: form.get('current'), next: form.get('next') })
  if (!input.success) return { done: false }
  const tries = `change-password ${actor.id}`
  if (!(await allow(tries, TRIES))) return notChanged(actor.id)
  const body = { currentPassword: input.data.current, newPassword: input.data.next, revokeOtherSessions: true }
  try {
    await auth().api.changePassword({ body, headers: await headers() })
    await forgive(tries)
  } catch {
    return notChanged(actor.id)
  }
  logSecurity('password-changed', { user: actor.id })
  return { done: true }
})

function notChanged(user: string) {
  logSecurity('password-change-failed', { user })
  return { done: false }
}
