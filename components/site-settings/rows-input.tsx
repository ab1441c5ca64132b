'use client'

import { useState } from 'react'
import { fill } from '#geo/text/format'
import type { ManageMessages } from '../messages/manage'
import type { SiteProblemAt } from './site-problems'

type T = ManageMessages['site']
type Column = keyof T['columns']

interface Props {
  readonly name: 'presetViews' | 'cities' | 'examples'
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly string[])[]
  readonly problems: readonly SiteProblemAt[]
  readonly t: T
}

/** A list whose rows are typed: what is there, and empty rows to add. An empty row counts for nothing. */
export function RowsInput({ name, columns, rows, problems, t }: Props) {
  const [spare, setSpare] = useState(1)
  const all = [...rows, ...Array.from({ length: spare }, (): readonly string[] => [])]
  return (
    <fieldset className="site-rows">
      <legend>{t.fields[name]}</legend>
      <p className="small">{t.notes[name]}</p>
      {all.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no other name, and none is moved
        <fieldset key={at} className="site-row" data-wrong={isWrong(problems, name, at) || undefined}>
          <legend className="visually-hidden">{fill(t.row, { n: String(at + 1) })}</legend>
          {columns.map((column, i) => (
            <label key={column}>
              {t.columns[column]}
              <input name={`${name}.${column}`} defaultValue={row[i] ?? ''} autoComplete="off" spellCheck={false} />
            </label>
          ))}
          <button
            type="button"
            className="quiet"
            onClick={(event) => {
              const inputs = event.currentTarget.closest('fieldset')!.querySelectorAll('input')
              for (const input of inputs) input.value = ''
              inputs[0]?.dispatchEvent(new Event('input', { bubbles: true }))
            }}
          >
            {t.remove}
          </button>
        </fieldset>
      ))}
      <button type="button" className="quiet" onClick={() => setSpare(spare + 1)}>
        {t.add}
      </button>
    </fieldset>
  )
}

const isWrong = (problems: readonly SiteProblemAt[], name: string, row: number): boolean =>
  problems.some(({ path }) => path.startsWith(`${name}.${row}.`))
