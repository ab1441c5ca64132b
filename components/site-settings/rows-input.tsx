'use client'

import { useState } from 'react'
import { flushSync } from 'react-dom'
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

/**
 * A list whose rows are typed: what was there when the form was opened, and empty rows to add. An empty row counts for
 * nothing. What is saved meanwhile takes no row away: the fields keep what is typed.
 */
export function RowsInput({ name, columns, rows, problems, t }: Props) {
  const [opened] = useState(rows)
  // A key below the number of opened rows is the place of one of them; `next` has been nobody's.
  const [{ keys, next }, setKeys] = useState({ keys: [...opened.keys(), opened.length], next: opened.length + 1 })
  // Problems count the rows as they were sent; taking one away must not mark another.
  const [judged, setJudged] = useState({ problems, keys })
  if (judged.problems !== problems) setJudged({ problems, keys })
  const remove = (key: number, row: HTMLElement) => {
    const [form, after] = [row.closest('form'), row.nextElementSibling as HTMLElement]
    flushSync(() => setKeys({ keys: keys.filter((other) => other !== key), next }))
    ;(after.querySelector('input') ?? after).focus() // after the last row stands the button that adds one
    form?.dispatchEvent(new Event('input', { bubbles: true })) // the preview follows
  }
  return (
    <fieldset className="site-rows">
      <legend>{t.fields[name]}</legend>
      <p className="small">{t.notes[name]}</p>
      {keys.map((key, at) => (
        <fieldset key={key} className="site-row" data-wrong={isWrong(problems, name, judged.keys.indexOf(key))}>
          <legend className="visually-hidden">{fill(t.row, { n: String(at + 1) })}</legend>
          {columns.map((column, i) => (
            <label key={column}>
              {t.columns[column]}
              <input
                name={`${name}.${column}`}
                defaultValue={opened[key]?.[i] ?? ''}
                autoComplete="off"
                spellCheck={false}
              />
            </label>
          ))}
          <button
            type="button"
            className="quiet"
            onClick={(event) => remove(key, event.currentTarget.closest('fieldset')!)}
          >
            {t.remove}
          </button>
        </fieldset>
      ))}
      <button type="button" className="quiet" onClick={() => setKeys({ keys: [...keys, next], next: next + 1 })}>
        {t.add}
      </button>
    </fieldset>
  )
}

const isWrong = (problems: readonly SiteProblemAt[], name: string, row: number): true | undefined =>
  problems.some(({ path }) => path.startsWith(`${name}.${row}.`)) || undefined
