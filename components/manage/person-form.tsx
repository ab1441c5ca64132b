'use client'

import { useActionState } from 'react'
import type { Option } from '#geo/edit/options'
import { USER_ROLES, type UserRole } from '#geo/edit/roles'
import type { Locale } from '#geo/vocabulary'
import type { ManageMessages } from '../messages/manage'

type State = 'created' | 'changed' | 'taken' | 'wrong' | 'lastAdmin' | { readonly refused: true }

interface Props {
  /** Null: somebody new. */
  readonly person: {
    readonly id: string
    readonly name: string
    readonly email: string
    readonly role: UserRole
    readonly districtIds: readonly string[]
  } | null
  readonly districts: readonly Option[]
  readonly locale: Locale
  readonly t: ManageMessages['people'] & { readonly email: string }
  readonly save: (state: unknown, form: FormData) => Promise<State>
}

/** One person's account. */
export function PersonForm({ person, districts, locale, t, save }: Props) {
  const [state, act, isPending] = useActionState(save, null)
  const text = typeof state === 'string' ? t[state] : null
  const isDone = state === 'created' || state === 'changed'
  return (
    <form action={act} className="person" aria-busy={isPending}>
      {person ? (
        <>
          <input type="hidden" name="id" value={person.id} />
          <h2>{person.name}</h2>
          <p className="small">{person.email}</p>
        </>
      ) : (
        <>
          <h2>{t.create}</h2>
          <label>
            {t.name}
            <input name="name" required maxLength={80} autoComplete="off" />
          </label>
          <label>
            {t.email}
            <input name="email" type="email" required maxLength={200} autoComplete="off" />
          </label>
        </>
      )}
      <label>
        {t.role}
        <select name="role" defaultValue={person?.role ?? 'editor'}>
          {USER_ROLES.map((role) => (
            <option key={role.value} value={role.value}>
              {role[locale]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t.districts}
        <select name="districtIds" multiple size={4} defaultValue={[...(person?.districtIds ?? [])]}>
          {districts.map((district) => (
            <option key={district.id} value={district.id}>
              {district[locale]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {person ? t.newPassword : t.password}
        <input
          name="password"
          type="password"
          minLength={12}
          maxLength={128}
          required={!person}
          autoComplete="new-password"
        />
      </label>
      {text && (
        <p className="notice" role={isDone ? 'status' : 'alert'}>
          {text}
        </p>
      )}
      <button type="submit" className={person ? 'quiet' : 'strong'} disabled={isPending}>
        {person ? t.change : t.create}
      </button>
    </form>
  )
}
