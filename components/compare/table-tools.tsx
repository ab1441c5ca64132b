import Form from 'next/form'
import Link from 'next/link'
import { MAX_RADIUS_KM, MIN_RADIUS_KM } from '#geo/areas/area'
import { type CompareView, compareQuery, SHOWS } from '#geo/compare/url'
import type { Ref } from '#geo/records'
import type { Vocabularies } from '#geo/terms'
import type { Locale } from '#geo/vocabulary'
import { compareHref, comparePath } from '../compare-paths'
import { FIELD_NAMES, FilterFields } from '../filters/filter-fields'
import type { Messages } from '../messages'
import { ShareDialog } from '../take/share-dialog'
import { HiddenFields } from './hidden-fields'
import { PrintButton } from './print-button'

interface Props {
  readonly locale: Locale
  readonly t: Messages
  readonly view: CompareView
  readonly events: readonly Ref[]
  readonly terms: Vocabularies
}

const EXPORTS = [
  { file: 'table.csv', label: 'CSV' },
  { file: 'table.xlsx', label: 'XLSX' },
  { file: 'areas.geojson', label: 'GeoJSON' },
] as const

/** The mix of sectors as pictures. */
const PICTURES = ['chart.svg', 'chart.png', 'slide.svg', 'slide.png'] as const

/** Values, differences or ratios; the common filter and how near is near; and the ways to take it all along. */
export function TableTools({ locale, t, view, events, terms }: Props) {
  const words = t.compare
  return (
    <div className="table-tools">
      <nav className="switch" aria-label={words.show}>
        {SHOWS.map((show) => (
          <Link
            key={show}
            href={compareHref(locale, { ...view, show })}
            aria-current={view.show === show ? 'true' : undefined}
            prefetch={false}
            scroll={false}
          >
            {words[show]}
          </Link>
        ))}
      </nav>
      <details className="common">
        <summary>{words.common}</summary>
        <Form action={comparePath(locale)} scroll={false} prefetch={false}>
          <HiddenFields view={view} without={[...FIELD_NAMES, 'r']} />
          <p className="small">{words.commonHint}</p>
          <FilterFields locale={locale} t={t} prefix="" filters={view.filters} events={events} terms={terms} />
          <label>
            {words.near}
            <input
              type="number"
              name="r"
              defaultValue={view.radiusKm}
              min={MIN_RADIUS_KM}
              max={MAX_RADIUS_KM}
              step="any"
            />
          </label>
          <button type="submit">{words.apply}</button>
        </Form>
      </details>
      <div className="exports">
        <span>{words.export}</span>
        {EXPORTS.map(({ file, label }) => (
          <a key={file} href={`/export/compare/${locale}/${file}${compareQuery(view)}`} download>
            {label}
          </a>
        ))}
        {PICTURES.map((file) => (
          <a key={file} href={`/export/compare/${locale}/${file}${compareQuery(view)}`} download>
            {file.startsWith('chart') ? words.chartExport : words.slide} {file.endsWith('svg') ? 'SVG' : 'PNG'}
          </a>
        ))}
        <PrintButton label={words.print} />
        <ShareDialog
          locale={locale}
          label={t.project.share}
          failed={t.tools.toolFailed}
          address={`/api/share/${locale}/compare${compareQuery(view)}`}
        />
      </div>
    </div>
  )
}
