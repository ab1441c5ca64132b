import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { DifferenceList } from '#components/manage/history/history-list'
import { RecordPager } from '#components/manage/keys/record-pager'
import { RecordForm } from '#components/manage/record-form'
import { Steps } from '#components/manage/steps'
import { manageOf } from '#components/messages/manage'
import { localPath } from '#components/paths'
import { entriesOf } from '#geo/edit/entries'
import { isAtLeast, mayEdit } from '#geo/edit/roles'
import { stepsOf } from '#geo/edit/steps'
import { nameOf, RECORD_TYPES, type RecordType } from '#geo/edit/values'
import { fill } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import { getOptions } from '#prisma/manage/options'
import { type RecordOfForm, readRecord } from '#prisma/manage/record'
import { saveRecord, stepRecord } from '../../../../../actions/records'
import { requireActor } from '../../../../../guard'
import { hasDraftPanel } from './preview/draft-panel'

interface Props {
  readonly params: Promise<{ readonly locale: Locale; readonly type: string; readonly id: string }>
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>
}

const DONE = ['saved', 'submitted', 'published', 'compare'] as const

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: manageOf((await params).locale).form.edit }
}

/** A record's form, with what may be done with it as it stands. */
export default async function RecordPage({ params, searchParams }: Props) {
  const { locale, type: typeName, id } = await params
  const actor = await requireActor('viewer')
  const type = RECORD_TYPES.find((name) => name === typeName)
  const record = type && (await readRecord(type, id))
  if (!type || !record) notFound()
  const { working, districtIds, published } = record
  const query = await searchParams
  const done = DONE.find((name) => name === query.done)
  const t = manageOf(locale)
  const options = await getOptions()
  const isMine = mayEdit(actor, districtIds)
  const isReviewer = isAtLeast(actor.role, 'reviewer')
  return (
    <>
      <RecordHead type={type} id={id} record={record} locale={locale} />
      {done && (
        <p className="notice done" role="status">
          {t.form[done]}
        </p>
      )}
      {!isMine && <p className="notice">{t.form.notYours}</p>}
      {working.state !== 'published' && published && (
        <section className="publish-difference" id="difference">
          <h2>{t.steps.difference}</h2>
          <DifferenceList
            type={type}
            before={published}
            after={working.values}
            options={options}
            locale={locale}
            t={t}
          />
        </section>
      )}
      <Steps
        type={type}
        id={id}
        version={working.version}
        steps={stepsOf(working.state, working.isPublic, isReviewer, isMine)}
        locale={locale}
        t={t}
        step={stepRecord}
      />
      <RecordForm
        key={working.version}
        type={type}
        id={id}
        version={working.version}
        entries={entriesOf(type, working.values, locale)}
        options={options}
        locale={locale}
        t={t}
        isPublic={working.isPublic}
        mayEdit={isMine}
        mayPublish={isReviewer}
        isSaved={done !== undefined}
        save={saveRecord}
      />
    </>
  )
}

interface HeadProps {
  readonly type: RecordType
  readonly id: string
  readonly record: RecordOfForm
  readonly locale: Locale
}

/** What it is, where it stands, and what else there is to see of it. */
function RecordHead({ type, id, record, locale }: HeadProps) {
  const { working, publicPath, verifiedOn } = record
  const t = manageOf(locale)
  const here = `/manage/records/${type}/${id}`
  return (
    <header className="record-head">
      <p className="kicker">{fill(t.form.editTitle, { type: t.types[type] })}</p>
      <h1>{nameOf(working.values, locale) || t.states.new}</h1>
      <p className="record-links">
        <span className="state" data-state={working.state}>
          {t.states[working.state]}
        </span>
        <span className="small">{verifiedOn ? fill(t.steps.verified, { date: verifiedOn }) : t.steps.never}</span>
        {publicPath && <Link href={localPath(locale, publicPath)}>{t.form.viewPublic}</Link>}
        {hasDraftPanel(type) && (
          <Link href={localPath(locale, `${here}/preview`)} prefetch={false}>
            {t.preview.link}
          </Link>
        )}
        <Link href={localPath(locale, `${here}/history`)} prefetch={false}>
          {t.form.history}
        </Link>
        <RecordPager key={id} record={`${type}/${id}`} locale={locale} words={t.keys} />
      </p>
    </header>
  )
}
