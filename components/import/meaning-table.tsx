import type { ReactNode } from 'react'
import { COLON } from '#geo/text/punctuation'
import type { Locale } from '#geo/vocabulary'
import type { ImportMessages } from '../messages/import'

interface Props {
  readonly locale: Locale
  readonly t: ImportMessages
  readonly headings: readonly string[]
  readonly samples: readonly (readonly string[])[]
  /** The field that each column is taken for; null: for none. */
  readonly meanings: readonly (string | null)[]
  /** What a column may be. */
  readonly fields: readonly ({ readonly field: string } & Readonly<Record<Locale, string>>)[]
  /** What else is said and chosen of a column. */
  readonly more?: (column: number) => ReactNode
}

/** Each column of the file with its first values, and what it is taken for. */
export function MeaningTable({ locale, t, headings, samples, meanings, fields, more }: Props) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t.columns.heading}</th>
          <th scope="col">{t.columns.meaning}</th>
          <th scope="col">{t.columns.samples}</th>
        </tr>
      </thead>
      <tbody>
        {headings.map((heading, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
          <tr key={i} data-ignored={meanings[i] === null || undefined}>
            <th scope="row">{heading || `#${i + 1}`}</th>
            <td>
              <select
                name={`column.${i}`}
                aria-label={`${t.columns.meaning}${COLON[locale]}${heading || i + 1}`}
                defaultValue={meanings[i] ?? ''}
              >
                <option value="">{t.columns.ignore}</option>
                {fields.map((column) => (
                  <option key={column.field} value={column.field}>
                    {column[locale]}
                  </option>
                ))}
              </select>
              {more?.(i)}
            </td>
            <td className="small">
              {samples
                .map((row) => row[i])
                .filter(Boolean)
                .slice(0, 3)
                .join(' · ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
