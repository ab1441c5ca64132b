'use client'

import { useState } from 'react'
import { indices } from '#geo/edit/entries'
import { fill } from '#geo/text/format'
import type { FieldProps } from './field-props'
import { SourceSelect } from './source-select'

/**
 * The sources of one value, folded: how many there are stands outside, and that there is none for a value that is
 * given. One empty row is always there, for readers without scripts too.
 */
export function CitationRows({
  at,
  isGiven,
  ...shared
}: FieldProps & { readonly at: string; readonly isGiven: boolean }) {
  const { entries, t, wrong, isFixed } = shared
  const given = indices(at, entries).filter((i) => entries[`${at}.${i}.sourceId`])
  const [extra, setExtra] = useState(isFixed ? 0 : 1)
  const rows = [...given, ...Array.from({ length: extra }, (_, i) => (given.at(-1) ?? -1) + 1 + i)]
  const isMissing = given.length === 0
  return (
    <details className="citations" data-missing={(isMissing && isGiven) || undefined} open={wrong.has(at) || undefined}>
      <summary>
        {isMissing ? (isGiven ? t.form.uncited : t.form.source) : fill(t.form.cited, { n: given.length })}
      </summary>
      {rows.map((i) => (
        <div className="citation" key={i}>
          <SourceSelect name={`${at}.${i}.sourceId`} label={`${t.form.source} ${i + 1}`} {...shared} />
          <input
            name={`${at}.${i}.locatorZh`}
            aria-label={`${t.form.locator} ${i + 1}`}
            placeholder={t.form.locator}
            defaultValue={entries[`${at}.${i}.locatorZh`] ?? ''}
            maxLength={300}
          />
          <input
            name={`${at}.${i}.locatorEn`}
            aria-label={`${t.form.locatorEn} ${i + 1}`}
            placeholder={t.form.locatorEn}
            defaultValue={entries[`${at}.${i}.locatorEn`] ?? ''}
            maxLength={300}
          />
        </div>
      ))}
      {!isFixed && (
        <button type="button" className="quiet" onClick={() => setExtra(extra + 1)}>
          {t.form.addSource}
        </button>
      )}
    </details>
  )
}
