import type { Filters, Sort } from '#geo/filters'
import { viewQuery } from '#geo/url/view-url'
import type { Locale } from '#geo/vocabulary'
import type { Messages } from '../messages'

const FILES = [
  { ending: 'csv', label: 'CSV' },
  { ending: 'xlsx', label: 'XLSX' },
  { ending: 'geojson', label: 'GeoJSON' },
  { ending: 'kml', label: 'KML' },
] as const

interface Props {
  readonly locale: Locale
  readonly t: Messages
  readonly filters: Filters
  readonly sort?: Sort | undefined
}

/** The list as files: all that the filter lets through, not only what is on the page. */
export const DownloadLinks = ({ locale, t, filters, sort }: Props) => (
  <p className="downloads">
    <span>{t.exported.download}</span>
    {FILES.map(({ ending, label }) => (
      <a key={ending} href={`/export/projects/${locale}/projects.${ending}${viewQuery({ filters, sort })}`} download>
        {label}
      </a>
    ))}
  </p>
)
