'use server'

import { revalidatePath } from 'next/cache'
import { changePerson, createPerson, NewPerson, PersonChange } from '#prisma/auth/people'
import { logSecurity } from '#prisma/auth/security-log'
import { guarded } from '../guard'
import { textOf } from './form'

export type PeopleState = 'created' | 'changed' | 'taken' | 'wrong' | 'lastAdmin'

const districtsOf = (form: FormData) => form.getAll('districtIds').map(String).filter(Boolean)

export const submitNewPerson = guarded('admin', async (actor, _: unknown, form: FormData): Promise<PeopleState> => {
  const input = NewPerson.safeParse({
    name: textOf(form, 'name'),
    email: textOf(form, 'email'),
    password: String(form.get('password') ?? ''),
    role: textOf(form, 'role'),
    districtIds: districtsOf(form),
  })
  if (!input.success) return 'wrong'
  try {
    const person = await createPerson(input.data)
    logSecurity('person-made', { user: actor.id, person, role: input.data.role })
  } catch (error) {
    if ((error as { code?: string }).code === 'P2002') return 'taken'
    throw error
  }
  revalidatePath('/[locale]/manage/people', 'page')
  return 'created'
})

export const submitPersonChange = guarded('admin', async (actor, _: unknown, form: FormData): Promise<PeopleState> => {
  const input = PersonChange.safeParse({
    id: textOf(form, 'id'),
    role: textOf(form, 'role'),
    districtIds: districtsOf(form),
    password: String(form.get('password') ?? '') || null,
  })
  if (!input.success) return 'wrong'
  const isChanged = await changePerson(input.data)
  const { id: person, role, password } = input.data
  const what = password === null ? 'role' : 'role and password'
  if (isChanged) logSecurity('person-changed', { user: actor.id, person, role, what })
  revalidatePath('/[locale]/manage/people', 'page')
  return isChanged ? 'changed' : 'lastAdmin'
})
