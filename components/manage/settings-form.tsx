'use client'

import { startTransition, useActionState } from 'react'
import { type Settings, STALE_MONTHS } from '#geo/edit/settings'
import type { ManageMessages } from '../messages/manage'

interface Props {
  readonly settings: Settings
  readonly t: ManageMessages['settings']
  readonly save: (state: unknown, form: FormData) => Promise<'saved' | 'wrong' | { readonly refused: true }>
}

const LICENCE = [
  { name: 'licenceZh', type: 'text', maxLength: 120 },
  { name: 'licenceEn', type: 'text', maxLength: 120 },
  { name: 'licenceUrl', type: 'url', maxLength: 300 },
] as const

export function SettingsForm({ settings, t, save }: Props) {
  const [state, act, isPending] = useActionState(save, null)
  const outcome = typeof state === 'string' ? state : null
  return (
    <form
      action={act}
      className="person settings"
      aria-busy={isPending}
      // React would empty the fields after an action; this way they stay.
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        startTransition(() => act(form))
      }}
    >
      <label>
        {t.staleMonths}
        <input
          type="number"
          name="staleMonths"
          defaultValue={settings.staleMonths}
          required
          min={STALE_MONTHS.min}
          max={STALE_MONTHS.max}
          aria-describedby="stale-note"
        />
      </label>
      <p className="small" id="stale-note">
        {t.staleNote}
      </p>
      <label>
        {t.approvalNumber}
        <input
          name="approvalNumber"
          defaultValue={settings.approvalNumber}
          maxLength={60}
          aria-describedby="approval-note"
        />
      </label>
      <p className="small" id="approval-note">
        {t.approvalNote}
      </p>
      <label>
        {t.contact}
        <input name="contact" defaultValue={settings.contact} maxLength={200} aria-describedby="contact-note" />
      </label>
      <p className="small" id="contact-note">
        {t.contactNote}
      </p>
      {LICENCE.map(({ name, type, maxLength }) => (
        <label key={name}>
          {t[name]}
          <input {...{ name, type, maxLength }} defaultValue={settings[name]} aria-describedby="licence-note" />
        </label>
      ))}
      <p className="small" id="licence-note">
        {t.licenceNote}
      </p>
      <button type="submit" className="strong" disabled={isPending}>
        {t.save}
      </button>
      <p role="status" className={outcome === 'wrong' ? 'wrong' : 'small'}>
        {outcome && t[outcome]}
      </p>
    </form>
  )
}
