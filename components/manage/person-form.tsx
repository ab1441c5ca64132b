'use client'

import { useActionState } from 'react'
import { type Option, optionName } from '#geo/edit/options'
import { isAtLeast, USER_ROLES, type UserRole } from '#geo/edit/roles'
import { joinNames } from '#geo/text/punctuation'
import { type Locale, labelOf } from '#geo/vocabulary'
import type { ManageMessages } from '../messages/manage'

type State = 'created' | 'changed' | 'taken' | 'wrong' | 'lastAdmin' | { readonly refused: true }

interface Person {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: UserRole
  readonly districtIds: readonly string[]
}

interface Props {
  /** Null: somebody new. */
  readonly person: Person | null
  readonly districts: readonly Option[]
  readonly locale: Locale
  readonly t: ManageMessages['people'] &
    Pick<ManageMessages['account'], 'allDistricts' | 'noDistricts'> & { readonly email: string }
  readonly save: (state: unknown, form: FormData) => Promise<State>
  readonly isOpen?: boolean
}

/** One person's account: what it may do in one line, which opens for a change. */
export function PersonForm({ person, districts, locale, t, save, isOpen = false }: Props) {
  const [state, act, isPending] = useActionState(save, null)
  const text = typeof state === 'string' ? t[state] : null
  const isDone = state === 'created' || state === 'changed'
  return (
    // Without scripts the answer comes as a new page, where the row is open again.
    <details className="person-row" open={isOpen || text !== null}>
      <summary>{person ? <Account {...{ person, districts, locale, t }} /> : <strong>{t.create}</strong>}</summary>
      <form action={act} className="person person-form" aria-busy={isPending}>
        {person ? (
          <input type="hidden" name="id" value={person.id} />
        ) : (
          <div className="person-names">
            <label>
              {t.name}
              <input name="name" required maxLength={80} autoComplete="off" />
            </label>
            <label>
              {t.email}
              <input name="email" type="email" required maxLength={200} autoComplete="off" />
            </label>
          </div>
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
        <fieldset className="person-districts">
          <legend>{t.districts}</legend>
          {districts.map((district) => (
            <label className="check" key={district.id}>
              <input
                type="checkbox"
                name="districtIds"
                value={district.id}
                defaultChecked={person?.districtIds.includes(district.id)}
              />
              {district[locale]}
            </label>
          ))}
        </fieldset>
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
    </details>
  )
}

/** Who it is, and what that person may do where. */
function Account({ person, districts, locale, t }: Pick<Props, 'districts' | 'locale' | 't'> & { person: Person }) {
  const own = person.districtIds.map((id) => optionName(districts, id, locale))
  const where = isAtLeast(person.role, 'reviewer') ? t.allDistricts : joinNames(own, locale) || t.noDistricts
  return (
    <>
      <span className="person-name">
        <strong>{person.name}</strong> <span className="small">{person.email}</span>
      </span>
      <span className="state">{labelOf(USER_ROLES, person.role, locale)}</span>
      <span className="small">{person.role === 'viewer' ? '' : where}</span>
    </>
  )
}
