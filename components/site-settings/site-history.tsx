'use client'

import { useActionState } from 'react'
import type { Site } from '#geo/site/site'
import { fill, formatMoment, LANG } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import type { ManageMessages } from '../messages/manage'
import type { SiteFormState } from './site-form'

interface Version {
  readonly version: number
  readonly at: string
  readonly userName: string
  readonly changed: readonly (keyof Site)[]
}

interface Props {
  /** Newest first. */
  readonly versions: readonly Version[]
  readonly locale: Locale
  readonly timeZone: string
  readonly t: ManageMessages['site']
  readonly restore: (state: unknown, form: FormData) => Promise<SiteFormState>
}

/** Who changed what, and the way back to each version. */
export function SiteHistory({ versions, locale, timeZone, t, restore }: Props) {
  const [state, act, isPending] = useActionState(restore, null)
  const [newest] = versions
  if (!newest) return <p className="small">{t.noHistory}</p>
  const button = (version: number) => (
    <form action={act}>
      <input type="hidden" name="version" value={newest.version} />
      <input type="hidden" name="restored" value={version} />
      <button type="submit" className="quiet" disabled={isPending}>
        {t.restore}
      </button>
    </form>
  )
  return (
    <>
      <p className="small">{t.historyNote}</p>
      <ol className="site-versions" reversed>
        {versions.map(({ version, at, userName, changed }) => (
          <li key={version}>
            <strong>{fill(t.version, { n: String(version) })}</strong>
            <span className="small">
              {fill(t.by, {
                name: userName,
                date: formatMoment(at, locale, timeZone),
                label: new Intl.ListFormat(LANG[locale]).format(changed.map((field) => t.fields[field])),
              })}
            </span>
            {version === newest.version ? <em>{t.current}</em> : button(version)}
          </li>
        ))}
        {versions.at(-1)!.version === 1 && (
          <li>
            <strong>{t.first}</strong>
            {button(0)}
          </li>
        )}
      </ol>
      <p role="status" className="small">
        {state && 'outcome' in state && t[state.outcome]}
      </p>
    </>
  )
}
