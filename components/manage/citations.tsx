'use client'

import { useState } from 'react'
import { indices } from '#geo/edit/entries'
import { fill } from '#geo/text/format'
import type { FieldProps } from './field-props'
import { SourceSelect } from './source-select'

/**
 * The sources of one value, folded away behind their number, or behind a warning where a value has none. One empty row
 * is always there, so that the form works without scripts.
 */
export function CitationRows({
  at,
  isGiven,
  ...shared
}: FieldProps & { readonly at: string; readonly isGiven: boolean }) {
  const { entries, t, wrong, stale, isFixed } = shared
  const cited = indices(at, entries).filter((i) => entries[`${at}.${i}.sourceId`])
  const [extra, setExtra] = useState(isFixed ? 0 : 1)
  const rows = [...cited, ...Array.from({ length: extra }, (_, i) => (cited.at(-1) ?? -1) + 1 + i)]
  const isMissing = cited.length === 0
  return (
    <details className="citations" data-missing={(isMissing && isGiven) || undefined} open={wrong.has(at) || undefined}>
      <summary>
        {isMissing ? (isGiven ? t.form.uncited : t.form.source) : fill(t.form.cited, { n: cited.length })}
      </summary>
      {stale.has(at) && (
        <label className="choice">
          <input type="checkbox" name={`confirm.${at}`} defaultChecked={Boolean(entries[`confirm.${at}`])} />
          {t.form.typo}
        </label>
      )}
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
