import Link from 'next/link'
import { lineName, type RecordLine } from '#geo/edit/lists'
import type { Locale } from '#geo/vocabulary'
import { localPath } from '../paths'

interface Props {
  readonly record: Pick<RecordLine, 'type' | 'id' | 'zh' | 'en' | 'version'>
  readonly locale: Locale
  /** Of a box to tick, named `record`; absent: there is none. */
  readonly box?: { readonly isTicked: boolean; readonly isOff: boolean }
}

/** A record of a list by its name, which leads to its form, behind its box. */
export function RecordBox({ record, locale, box }: Props) {
  const { type, id, version } = record
  const name = lineName(record, locale)
  return (
    <>
      {box && (
        <input
          type="checkbox"
          name="record"
          value={`${type} ${id} ${version}`}
          aria-label={name}
          defaultChecked={box.isTicked}
          disabled={box.isOff}
        />
      )}
      <Link href={localPath(locale, `/manage/records/${type}/${id}`)} prefetch={false}>
        {name}
      </Link>
    </>
  )
}
