'use client'

import { useState } from 'react'
import { indices } from '#geo/edit/entries'
import type { Field } from '#geo/edit/fields'
import { lookUp } from '#geo/look-up'
import { CitationRows } from './citations'
import { FieldInput } from './field-input'
import type { FieldProps } from './field-props'

interface Props extends FieldProps {
  readonly name: string
  readonly fields: readonly Field[]
}

/** The parts of a record, such as its milestones: one row each, and an empty one. */
export function PartRows({ name, fields, ...shared }: Props) {
  const { entries, t, isFixed } = shared
  const at = `parts.${name}`
  const filled = indices(at, entries)
  const [extra, setExtra] = useState(filled.length === 0 && !isFixed ? 1 : 0)
  const rows = [...filled, ...Array.from({ length: extra }, (_, i) => (filled.at(-1) ?? -1) + 1 + i)]
  const title = lookUp(t.fields, name)
  if (rows.length === 0) return null
  return (
    <section className="part-rows" id={`f-${at}`}>
      <h2>{title}</h2>
      {rows.map((i) => (
        <fieldset className="part-row" key={i}>
          <legend>
            {title} {i + 1}
          </legend>
          <input type="hidden" name={`${at}.${i}.id`} value={entries[`${at}.${i}.id`] ?? ''} />
          {fields.map((field) => (
            <FieldInput key={field.name} at={`${at}.${i}`} field={field} cites={`${at}.${i}.cites`} {...shared} />
          ))}
          <CitationRows at={`${at}.${i}.cites`} isGiven={filled.includes(i)} {...shared} />
          {!isFixed && (
            <label className="choice">
              <input
                type="checkbox"
                name={`${at}.${i}.remove`}
                defaultChecked={Boolean(entries[`${at}.${i}.remove`])}
              />
              {t.form.removeRow}
            </label>
          )}
        </fieldset>
      ))}
      {!isFixed && (
        <button type="button" className="quiet" onClick={() => setExtra(extra + 1)}>
          {t.form.addRow}
        </button>
      )}
    </section>
  )
}
