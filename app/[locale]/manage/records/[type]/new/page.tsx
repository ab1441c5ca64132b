import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { RecordForm } from '#components/manage/record-form'
import { manageOf } from '#components/messages/manage'
import { isAtLeast } from '#geo/edit/roles'
import { RECORD_TYPES } from '#geo/edit/values'
import { fill } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import { newEntries } from '#prisma/manage/new-record'
import { getOptions } from '#prisma/manage/options'
import { saveRecord } from '../../../../../actions/records'
import { requireActor } from '../../../../../guard'

interface Props {
  readonly params: Promise<{ readonly locale: Locale; readonly type: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: manageOf((await params).locale).home.create }
}

export default async function NewRecordPage({ params }: Props) {
  const { locale, type: typeName } = await params
  const actor = await requireActor('editor')
  const type = RECORD_TYPES.find((name) => name === typeName)
  if (!type) notFound()
  const t = manageOf(locale)
  return (
    <>
      <h1>{fill(t.form.newTitle, { type: t.types[type] })}</h1>
      <RecordForm
        type={type}
        id={null}
        version={0}
        entries={await newEntries(type, actor)}
        options={await getOptions()}
        locale={locale}
        t={t}
        isPublic={false}
        mayEdit
        mayPublish={isAtLeast(actor.role, 'reviewer')}
        isSaved={false}
        save={saveRecord}
      />
    </>
  )
}
