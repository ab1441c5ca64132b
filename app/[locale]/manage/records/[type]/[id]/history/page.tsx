import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { HistoryList } from '#components/manage/history/history-list'
import { RestoreForm } from '#components/manage/history/restore-form'
import { manageOf } from '#components/messages/manage'
import { localPath } from '#components/paths'
import { mayEdit } from '#geo/edit/roles'
import { nameOf, RECORD_TYPES } from '#geo/edit/values'
import type { Locale } from '#geo/vocabulary'
import { getHistory } from '#prisma/manage/history'
import { getOptions } from '#prisma/manage/options'
import { readRecord } from '#prisma/manage/record'
import { restoreRecord } from '../../../../../../actions/records'
import { requireActor } from '../../../../../../guard'

interface Props {
  readonly params: Promise<{ readonly locale: Locale; readonly type: string; readonly id: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: manageOf((await params).locale).history.title }
}

/** Every change of a record, drafts too, and the way back to each. */
export default async function HistoryPage({ params }: Props) {
  const { locale, type: typeName, id } = await params
  const actor = await requireActor('viewer')
  const type = RECORD_TYPES.find((name) => name === typeName)
  if (!type) notFound()
  const [changes, options, record] = await Promise.all([getHistory(type, id), getOptions(), readRecord(type, id)])
  if (changes.length === 0 && !record) notFound()
  const t = manageOf(locale)
  const last = record?.working.values ?? changes[0]?.after ?? changes[0]?.before
  const name = (last && nameOf(last, locale)) || t.history.title
  const isMine = record ? mayEdit(actor, record.districtIds) : mayEdit(actor, null)
  return (
    <>
      <header className="record-head">
        <p className="kicker">{t.history.title}</p>
        <h1>{name}</h1>
        <p className="summary">{t.history.intro}</p>
        {record && (
          <Link href={localPath(locale, `/manage/records/${type}/${id}`)} prefetch={false}>
            {t.form.edit}
          </Link>
        )}
      </header>
      {changes.length === 0 && <p>{t.history.none}</p>}
      <HistoryList
        type={type}
        changes={changes}
        options={options}
        locale={locale}
        t={t}
        tools={(change) =>
          isMine && (change.after || change.before) ? (
            <RestoreForm
              change={change.id}
              version={record?.working.version ?? 0}
              locale={locale}
              t={t}
              restore={restoreRecord}
            />
          ) : null
        }
      />
    </>
  )
}
