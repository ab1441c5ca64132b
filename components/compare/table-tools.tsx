import Form from 'next/form'
import Link from 'next/link'
import { MAX_RADIUS_KM, MIN_AREAS, MIN_RADIUS_KM } from '#geo/areas/area'
import { type CompareView, compareQuery, SHOWS } from '#geo/compare/url'
import type { Ref } from '#geo/records'
import type { Vocabularies } from '#geo/terms'
import type { Locale } from '#geo/vocabulary'
import { compareHref, comparePath } from '../compare-paths'
import { FIELD_NAMES, FilterFields } from '../filters/filter-fields'
import type { Messages } from '../messages'
import { ShareDialog } from '../take/share-dialog'
import { TakeButtons } from '../take/take-buttons'
import { takeWords } from '../take/words'
import { CopyFile } from './copy-file'
import { HiddenFields } from './hidden-fields'
import { PrintButton } from './print-button'

interface Props {
  readonly locale: Locale
  readonly t: Messages
  readonly view: CompareView
  readonly events: readonly Ref[]
  readonly terms: Vocabularies
  /** The title of the comparison. */
  readonly name: string
}

const EXPORTS = [
  { file: 'table.csv', label: 'CSV' },
  { file: 'table.xlsx', label: 'XLSX' },
  { file: 'areas.geojson', label: 'GeoJSON' },
] as const

/** The mix of sectors, and the table, as pictures. */
const PICTURES = [
  { name: 'chart', label: 'chartExport' },
  { name: 'slide', label: 'slide' },
  { name: 'table', label: 'tableExport' },
] as const

const COPIES = [
  { file: 'table.tsv', type: 'text/plain', label: 'copyTable' },
  { file: 'table.png', type: 'image/png', label: 'copyTablePicture' },
  { file: 'chart.png', type: 'image/png', label: 'copyChart' },
] as const

/** Values, differences or ratios; the common filter and how near is near; and the ways to take it all along. */
export function TableTools({ locale, t, view, events, terms, name }: Props) {
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
      <Exports {...{ locale, t, view, name }} />
    </div>
  )
}

/** The comparison as files, on the clipboard, on paper, as a link. */
function Exports({ locale, t, view, name }: Pick<Props, 'locale' | 't' | 'view' | 'name'>) {
  const words = t.compare
  const query = compareQuery(view)
  const hrefOf = (file: string) => `/export/compare/${locale}/${file}${query}`
  return (
    <div className="exports">
      <span>{words.export}</span>
      {EXPORTS.map(({ file, label }) => (
        <a key={file} href={hrefOf(file)} download>
          {label}
        </a>
      ))}
      <PrintButton label={words.print} />
      <ShareDialog
        locale={locale}
        label={t.project.share}
        failed={t.tools.toolFailed}
        address={`/api/share/${locale}/compare${query}`}
      />
      {view.areas.length >= MIN_AREAS && (
        <TakeButtons {...{ locale, name }} words={takeWords(locale)} path="/compare" search={query} shown={query} />
      )}
      <details className="more-exports">
        <summary>{words.moreExports}</summary>
        <div>
          {PICTURES.map(({ name, label }) => (
            <span key={name}>
              {words[label]}
              {['SVG', 'PNG'].map((format) => (
                <a
                  key={format}
                  href={hrefOf(`${name}.${format.toLowerCase()}`)}
                  aria-label={`${words[label]} ${format}`}
                  download
                >
                  {format}
                </a>
              ))}
            </span>
          ))}
          {COPIES.map(({ file, type, label }) => (
            <CopyFile key={file} href={hrefOf(file)} type={type} label={words[label]} words={words.copying} />
          ))}
        </div>
      </details>
    </div>
  )
}
