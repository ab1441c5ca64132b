/** People who may sign in: made and changed by admins, or by `npm run admin:create`. */

import '#server-only'
import { randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { z } from 'zod'
import { isAreaCode } from '#geo/area-code'
import { type Actor, USER_ROLES, type UserRole } from '#geo/edit/roles'
import { cleanText } from '#geo/text/clean-text'
import { valuesOf } from '#geo/vocabulary'
import { database } from '../client'
import { table } from '../tables'
import { NewPassword } from './password'
import { sessionOf } from './session'

export interface Person extends Actor {
  readonly email: string
  /** ISO timestamp. */
  readonly createdAt: string
}

const role = z.enum(valuesOf(USER_ROLES) as [UserRole, ...UserRole[]])
const districtIds = z.array(z.string().refine(isAreaCode)).max(100)

export const NewPerson = z.strictObject({
  name: z.string().overwrite(cleanText).trim().min(1).max(80),
  email: z
    .email()
    .max(200)
    .transform((email) => email.toLowerCase()),
  password: NewPassword,
  role,
  districtIds,
})
export const PersonChange = z.strictObject({
  id: z.string().max(60),
  role,
  districtIds,
  password: NewPassword.nullable(),
})

/** The new person's id. Throws Prisma's P2002 if the e-mail address is taken. */
export async function createPerson(input: z.output<typeof NewPerson>): Promise<string> {
  const { password, ...user } = input
  const id = randomUUID()
  const hash = await hashPassword(password)
  await database().user.create({
    data: {
      id,
      ...user,
      emailVerified: true,
      accounts: { create: { id: randomUUID(), accountId: id, providerId: 'credential', password: hash } },
    },
  })
  return id
}

const u = table('User')

/**
 * Changes role, districts and (unless null) password, and signs the person out everywhere. Returns false, and
 * changes nothing, if that would leave no admin.
 */
export async function changePerson({ id, password, ...data }: z.output<typeof PersonChange>): Promise<boolean> {
  const hash = password === null ? null : await hashPassword(password)
  return database().$transaction(async (tx) => {
    // Only names of tables and columns are inserted, no values: Prisma calls every composed statement unsafe.
    await tx.$executeRawUnsafe(`SELECT FROM ${u} WHERE ${u.role} = 'admin' FOR UPDATE`)
    const others = await tx.user.count({ where: { role: 'admin', id: { not: id } } })
    if (data.role !== 'admin' && others === 0) return false
    await tx.user.update({ where: { id }, data })
    if (hash) await tx.account.updateMany({ where: { userId: id, providerId: 'credential' }, data: { password: hash } })
    await tx.session.deleteMany({ where: { userId: id } })
    return true
  })
}

/** Everybody, by name. */
export async function getPeople(): Promise<Person[]> {
  const rows = await database().user.findMany({ orderBy: [{ name: 'asc' }, { id: 'asc' }] })
  return rows.map(({ id, name, email, role, districtIds, createdAt }) => ({
    id,
    name,
    email,
    role: role as UserRole,
    districtIds,
    createdAt: createdAt.toISOString(),
  }))
}

export const hasAdmin = async (): Promise<boolean> => (await database().user.count({ where: { role: 'admin' } })) > 0

/**
 * The person whose session cookie is among `headers`, with present role and districts; null if nobody is signed in.
 */
export async function actorOf(headers: Headers): Promise<(Actor & { readonly email: string }) | null> {
  if (!headers.get('cookie')?.includes('landing.session_token')) return null
  const session = await sessionOf(headers)
  if (!session) return null
  const user = await database().user.findUnique({ where: { id: session.user.id } })
  if (!user) return null
  const { id, name, email, role, districtIds } = user
  return { id, name, email, role: role as UserRole, districtIds }
}
