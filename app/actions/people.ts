'use server'

import { revalidatePath } from 'next/cache'
import { changePerson, createPerson, NewPerson, PersonChange } from '#prisma/auth/people'
import { guarded } from '../guard'
import { textOf } from './form'

export type PeopleState = 'created' | 'changed' | 'taken' | 'wrong' | 'lastAdmin'

const districtsOf = (form: FormData) => form.getAll('districtIds').map(String).filter(Boolean)

export const submitNewPerson = guarded('admin', async (_, _state: unknown, form: FormData): Promise<PeopleState> => {
  const input = NewPerson.safeParse({
    name: textOf(form, 'name'),
    email: textOf(form, 'email'),
    password: String(form.get('password') ?? ''),
    role: textOf(form, 'role'),
    districtIds: districtsOf(form),
  })
  if (!input.success) return 'wrong'
  try {
    await createPerson(input.data)
  } catch (error) {
    if ((error as { code?: string }).code === 'P2002') return 'taken'
    throw error
  }
  revalidatePath('/[locale]/manage/people', 'page')
  return 'created'
})

export const submitPersonChange = guarded('admin', async (_, _state: unknown, form: FormData): Promise<PeopleState> => {
  const input = PersonChange.safeParse({
    id: textOf(form, 'id'),
    role: textOf(form, 'role'),
    districtIds: districtsOf(form),
    password: String(form.get('password') ?? '') || null,
  })
  if (!input.success) return 'wrong'
  const isChanged = await changePerson(input.data)
  revalidatePath('/[locale]/manage/people', 'page')
  return isChanged ? 'changed' : 'lastAdmin'
})
