'use client'

import { fill } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import { useGroundInView, useGrounds } from './ground-context'
import { useGroundChoices } from './use-ground-choices'

/**
 * The choice of a ground for all maps; nothing where there is only one. A ground that could not be drawn is named once,
 * with the reason.
 */
export function GroundSwitch({ locale }: { readonly locale: Locale }) {
  const context = useGrounds()
  const choices = useGroundChoices(locale)
  if (!context || choices.length === 0) return null
  const { grounds, strings, chosen, choose, troubles } = context
  const trouble = troubles.get(chosen)
  const name = grounds.find(({ id }) => id === chosen)?.[locale] ?? ''
  return (
    <div className="ground-switch">
      <label>
        <span className="visually-hidden">{strings.label}</span>
        <select value={choices.find(({ isChosen }) => isChosen)?.id} onChange={(event) => choose(event.target.value)}>
          {choices.map((choice) => (
            <option key={choice.id} value={choice.id}>
              {choice.name}
            </option>
          ))}
        </select>
      </label>
      <p role="status" className="ground-trouble">
        {trouble && (
          <>
            {fill(strings.failed, { name })} {strings.troubles[trouble]}
          </>
        )}
      </p>
    </div>
  )
}

/**
 * What the ground in view owes: its attribution and approval number, as text. On paper only where its map is
 * there too.
 */
export function GroundNote({ approvalLabel }: { readonly approvalLabel: string }) {
  const context = useGrounds()
  const ground = useGroundInView()
  if (!ground) return null
  const credits = (context?.credits.get(ground.id) ?? []).filter((text) => !ground.attribution.includes(text))
  return (
    <>
      {[ground.attribution, ...credits].filter(Boolean).map((text) => (
        <span key={text} className="ground-note">
          {text}
        </span>
      ))}
      {ground.approvalNumber && (
        <span className="ground-note">
          {approvalLabel} {ground.approvalNumber}
        </span>
      )}
    </>
  )
}
