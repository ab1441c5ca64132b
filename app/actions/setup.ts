'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { localPath } from '#components/paths'
import { auth } from '#prisma/auth/auth'
import { NewPerson } from '#prisma/auth/people'
import { logSecurity } from '#prisma/auth/security-log'
import { createFirstAdmin, isSetupCode } from '#prisma/auth/setup'
import { allow } from '#prisma/rate-limit'
import { setGuideMark } from '#prisma/site/guide'
import { guarded, open } from '../guard'
import { localeOf, textOf } from './form'

export type SetupState =
  | { readonly step: 'code'; readonly problem: 'wrong' | 'wait' }
  /** The code holds; it goes along with the next step. */
  | { readonly step: 'admin'; readonly code: string; readonly problem: 'person' | 'password' | null }

/** Wrong codes from one address; a right one is taken whatever came before, so that nobody can lock the owner out. */
const WRONG = { max: 20, windowS: 900 } as const
const MAX_CODE = 60

/** Open to whoever has the code of the log: opens the form, and with the form filled in makes the first admin. */
export const beginSetup = open(async (_: unknown, form: FormData): Promise<SetupState> => {
  const code = textOf(form, 'code').slice(0, MAX_CODE)
  if (!(await isSetupCode(code))) {
    const address = ((await headers()).get('x-forwarded-for') ?? '').slice(0, 100)
    logSecurity('setup-code-wrong', { from: address })
    const isFew = await allow(`setup from ${address}`, WRONG)
    return { step: 'code', problem: isFew ? 'wrong' : 'wait' }
  }
  if (!form.has('email')) return { step: 'admin', code, problem: null }
  const password = String(form.get('password') ?? '')
  const person = { name: textOf(form, 'name'), email: textOf(form, 'email'), password, role: 'admin', districtIds: [] }
  const given = NewPerson.safeParse(person)
  if (!given.success) {
    const isPassword = given.error.issues.every(({ path }) => path[0] === 'password')
    return { step: 'admin', code, problem: isPassword ? 'password' : 'person' }
  }
  const isMade = await createFirstAdmin(code, given.data).catch((error: { code?: string }) => {
    if (error.code === '23505') return null // somebody who is no admin has this address
    throw error
  })
  if (isMade === null) return { step: 'admin', code, problem: 'person' }
  if (!isMade) return { step: 'code', problem: 'wrong' }
  logSecurity('setup-done', {})
  // The admin is made whatever comes of this: where it fails the guide asks to sign in first.
  const from = await headers()
  await auth()
    .api.signInEmail({ body: { email: given.data.email, password }, headers: from })
    .catch(() => {})
  redirect(localPath(localeOf(form), '/manage/start'))
})

/** A step of the guide is done, put off, or neither again. */
export const markStep = guarded('admin', async (actor, form: FormData): Promise<void> => {
  await setGuideMark(textOf(form, 'step'), textOf(form, 'mark'), actor.name)
  redirect(localPath(localeOf(form), '/manage/start'))
})
