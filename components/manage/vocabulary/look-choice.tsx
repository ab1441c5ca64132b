import type { ReactNode } from 'react'
import { fill } from '#geo/text/format'

interface Props {
  readonly name: 'colour' | 'glyph'
  readonly label: string
  readonly note: string
  readonly initial: string
  /** What is said of one that another term has, with {name}. */
  readonly taken: string
  readonly looks: readonly { readonly value: string; readonly owner: string | undefined; readonly look: ReactNode }[]
}

/** One of many looks; those of other terms can be seen, but not chosen. */
export function LookChoice({ name, label, note, initial, taken, looks }: Props) {
  return (
    <fieldset className="look-choice">
      <legend>{label}</legend>
      <p className="small">{note}</p>
      <div>
        {looks.map(({ value, owner, look }) => {
          const note = owner && fill(taken, { name: owner })
          const text = note ? `${label} ${value} (${note})` : `${label} ${value}`
          return (
            <label key={value} title={note}>
              <input
                type="radio"
                name={name}
                value={value}
                defaultChecked={value === initial}
                disabled={Boolean(owner)}
                aria-label={text}
              />
              {look}
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}
