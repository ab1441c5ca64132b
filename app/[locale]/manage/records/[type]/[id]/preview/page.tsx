import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { manageOf } from '#components/messages/manage'
import { localPath } from '#components/paths'
import { RECORD_TYPES } from '#geo/edit/values'
import type { Locale } from '#geo/vocabulary'
import { readAsPublished } from '#prisma/manage/as-published'
import { readRecord } from '#prisma/manage/record'
import { requireActor } from '../../../../../../guard'
import { draftPanel, hasDraftPanel } from './draft-panel'

interface Props {
  readonly params: Promise<{ readonly locale: Locale; readonly type: string; readonly id: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: manageOf((await params).locale).preview.title }
}

/** A working copy as its readers' page will show it. Only for those who have signed in; nothing of it is public. */
export default async function PreviewPage({ params }: Props) {
  const { locale, type: typeName, id } = await params
  await requireActor('viewer')
  const type = RECORD_TYPES.find((name) => name === typeName)
  const record = type && (await readRecord(type, id))
  if (!type || !record || !hasDraftPanel(type)) notFound()
  const { working } = record
  const slug = String(working.values.columns.slug)
  const panel = await readAsPublished(type, id, working.values, () => draftPanel(type, slug, locale))
  const t = manageOf(locale)
  return (
    <div className="preview-page">
      <div className="notice preview-notice" role="note">
        <p>
          <strong>{t.preview.title}</strong> {working.state === 'published' ? t.preview.same : t.preview.intro}
        </p>
        <p>
          <Link href={localPath(locale, `/manage/records/${type}/${id}`)} prefetch={false}>
            {t.preview.back}
          </Link>
        </p>
      </div>
      {panel ? <div className="reader-preview">{panel}</div> : <p className="notice">{t.preview.unfit}</p>}
    </div>
  )
}
