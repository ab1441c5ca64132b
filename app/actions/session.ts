'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { localPath } from '#components/paths'
import { auth, PASSWORD } from '#prisma/auth/auth'
import { guarded, open, safeNext } from '../guard'
import { localeOf } from './form'

const text = (form: FormData, name: string) => String(form.get(name) ?? '')

/** Open to everybody. Says `wrong` for a wrong password, an unknown address and too many tries alike. */
export const signIn = open(async (_: unknown, form: FormData): Promise<{ wrong: true }> => {
  const body = { email: text(form, 'email').slice(0, 200), password: text(form, 'password').slice(0, PASSWORD.max) }
  try {
    await auth().api.signInEmail({ body, headers: await headers() })
  } catch {
    return { wrong: true }
  }
  redirect(safeNext(form.get('next'), localPath(localeOf(form), '/manage')))
})

export const signOut = guarded('viewer', async (_, form: FormData) => {
  await auth().api.signOut({ headers: await headers() })
  redirect(localPath(localeOf(form), '/manage/sign-in'))
})

export const signOutEverywhere = guarded('viewer', async (_, form: FormData) => {
  await auth().api.revokeSessions({ headers: await headers() })
  await auth().api.signOut({ headers: await headers() })
  redirect(localPath(localeOf(form), '/manage/sign-in'))
})

const Passwords = z.object({ current: z.string().min(1), next: z.string().min(PASSWORD.min).max(PASSWORD.max) })

/** Ends all other sessions too. */
export const changePassword = guarded('viewer', async (_, _state: unknown, form: FormData) => {
  const given = Passwords.safeParse({ current: form.get('current'), next: form.get('next') })
  if (!given.success) return { done: false }
  const body = { currentPassword: given.data.current, newPassword: given.data.next, revokeOtherSessions: true }
  try {
    await auth().api.changePassword({ body, headers: await headers() })
    return { done: true }
  } catch {
    return { done: false }
  }
})
