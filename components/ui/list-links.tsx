import { formatsOf, type RecordList } from '#geo/export/record-columns'
import { viewQuery } from '#geo/url/view-url'
import type { Locale } from '#geo/vocabulary'

interface Props {
  readonly list: RecordList
  readonly locale: Locale
  /** The past that they are to be of. */
  readonly asOf?: string | undefined
}

/** The files that a list of records is there as. */
export const ListLinks = ({ list, locale, asOf }: Props) =>
  formatsOf(list).map((format) => (
    <a key={format} href={`/export/records/${locale}/${list}.${format}${viewQuery({ filters: { asOf } })}`} download>
      {format === 'geojson' ? 'GeoJSON' : format.toUpperCase()}
    </a>
  ))
