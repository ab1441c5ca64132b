import { type Locale, labelOf, PRECISIONS, type Precision } from '#geo/vocabulary'

/** The five steps of precision from city to site as nested shapes; the one that applies is filled. */
export function PrecisionScale({ precision, locale }: { readonly precision: Precision; readonly locale: Locale }) {
  const steps = [...PRECISIONS].reverse()
  return (
    <ol className="precision-scale" aria-hidden="true">
      {steps.map(({ value }) => (
        <li key={value} data-is={value === precision || undefined}>
          {labelOf(PRECISIONS, value, locale)}
        </li>
      ))}
    </ol>
  )
}
