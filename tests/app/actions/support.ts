/** Forms of editors as a browser sends them, and where they lead. */

import type { UserRole } from '#geo/edit/roles'
import { auth } from '#prisma/auth/auth'
import { createPerson } from '#prisma/auth/people'

export const PASSWORD = 'a password of some length'

export function formOf(entries: Readonly<Record<string, string | readonly string[]>>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(entries)) for (const one of [value].flat()) form.append(name, one)
  return form
}

/** What an action answers, or where it leads. */
export async function answerOf(work: Promise<unknown>): Promise<unknown> {
  try {
    return await work
  } catch (error) {
    const [name, , to] = ((error as { digest?: string }).digest ?? '').split(';')
    if (name === 'NEXT_REDIRECT') return to
    throw error
  }
}

let count = 0

/** The id of a new person, and the headers of a browser in which it has signed in. */
export async function signedIn(
  role: UserRole,
  districtIds: string[] = [],
): Promise<{ id: string; email: string; headers: Headers }> {
  const email = `${role}-${++count}@example.org`
  const id = await createPerson({ name: role, email, password: PASSWORD, role, districtIds })
  return { id, email, headers: await browserOf(email) }
}

export async function browserOf(email: string, password = PASSWORD): Promise<Headers> {
  const { headers } = await auth().api.signInEmail({ body: { email, password }, returnHeaders: true })
  return new Headers({
    cookie: headers
      .getSetCookie()
      .find((one) => one.includes('session_token'))!
      .split(';')[0]!,
  })
}
