import { formatsOf, type RecordList } from '#geo/export/record-columns'
import type { Locale } from '#geo/vocabulary'

interface Props {
  readonly list: RecordList
  readonly locale: Locale
}

/** The files that a list of records is there as. */
export const ListLinks = ({ list, locale }: Props) =>
  formatsOf(list).map((format) => (
    <a key={format} href={`/export/records/${locale}/${list}.${format}`} download>
      {format === 'geojson' ? 'GeoJSON' : format.toUpperCase()}
    </a>
  ))
