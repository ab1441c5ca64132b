import { auth } from '#prisma/auth/auth'
import { createPerson } from '#prisma/auth/people'
import { disconnect } from '#prisma/client'

const PASSWORD = 'a password of some length'
const ROLES = ['admin', 'editor'] as const

/** Cookies of an admin and an editor in this database, made where they are absent and signed in beside the server. */
export async function signedIn(databaseUrl: string): Promise<string[]> {
  process.env.DATABASE_URL = databaseUrl
  const cookies: string[] = []
  for (const role of ROLES) {
    const email = `fuzz-${role}@example.org`
    const person = { name: role, email, password: PASSWORD, role, districtIds: ['320571'] }
    await createPerson(person).catch((error: { code?: string }) => {
      if (error.code !== 'P2002') throw error // made by an earlier try
    })
    const { headers } = await auth().api.signInEmail({ body: { email, password: PASSWORD }, returnHeaders: true })
    cookies.push(
      headers
        .getSetCookie()
        .find((cookie) => cookie.includes('session_token'))!
        .split(';')[0]!,
    )
  }
  await disconnect()
  return cookies
}
