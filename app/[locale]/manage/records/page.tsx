import type { Metadata } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { RememberList } from '#components/manage/keys/record-pager'
import { ManyEnd, manyPath } from '#components/manage/many/many-end'
import { RecordTable } from '#components/manage/record-table'
import { StillTrue } from '#components/manage/still-true'
import { manageOf } from '#components/messages/manage'
import { localPath } from '#components/paths'
import { FilterChoice } from '#components/ui/filter-choice'
import { ListLinks } from '#components/ui/list-links'
import { LISTS, type ListQuery, listQuery, parseListQuery, typeOfList } from '#geo/edit/lists'
import { isAtLeast } from '#geo/edit/roles'
import { RECORD_TYPES } from '#geo/edit/values'
import { RECORD_LISTS } from '#geo/export/record-columns'
import { fill, formatNumber } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import { findRecords, PAGE } from '#prisma/manage/freshness'
import { getOptions } from '#prisma/manage/options'
import { readSettings } from '#prisma/manage/settings'
import { confirmRecords } from '../../../actions/records'
import { requireActor } from '../../../guard'

interface Props {
  readonly params: Promise<{ readonly locale: Locale }>
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: manageOf((await params).locale).records.title }
}

/** All records, or those of one of the lists. */
export default async function RecordsPage({ params, searchParams }: Props) {
  const { locale } = await params
  const actor = await requireActor('viewer')
  const asked = parseListQuery(await searchParams)
  const settings = await readSettings()
  const [{ lines, total }, { district }] = await Promise.all([
    findRecords(actor, asked, settings, locale),
    getOptions(),
  ])
  const t = manageOf(locale)
  const path = localPath(locale, '/manage/records')
  const list = RECORD_LISTS.find((one) => one === `${asked.type}s`)
  return (
    <>
      <h1>
        {t.records.title} <span className="count">{formatNumber(total, locale)}</span>
      </h1>
      <form action={path} className="record-filter">
        <label>
          {t.records.search}
          <input type="search" name="q" defaultValue={asked.q} maxLength={100} data-shortcut="search" />
        </label>
        <FilterChoice
          {...{ label: t.records.type, name: 'type', all: t.records.all, chosen: asked.type }}
          choices={RECORD_TYPES.map((type) => ({ value: type, label: t.types[type] }))}
        />
        <FilterChoice
          {...{ label: t.records.list, name: 'list', all: t.records.all, chosen: asked.list }}
          choices={LISTS.map((list) => ({ value: list, label: fill(t.home.lists[list], { n: settings.staleMonths }) }))}
        />
        <button type="submit" className="strong">
          {t.records.find}
        </button>
      </form>
      {lines.length === 0 ? (
        <p className="summary">{t.records.none}</p>
      ) : (
        <Tickable {...{ asked, total, locale }} isEditor={isAtLeast(actor.role, 'editor')}>
          {(hasBoxes) => <RecordTable {...{ lines, locale, t, hasBoxes }} districts={district} />}
        </Tickable>
      )}
      <RememberList records={lines.map(({ type, id }) => `${type}/${id}`)} />
      {list && (
        <p className="downloads">
          <span>{t.records.asFiles}</span> <ListLinks list={list} locale={locale} />
        </p>
      )}
      <nav className="pager" aria-label={t.records.pages}>
        {asked.offset > 0 && (
          <Link
            className="more"
            href={path + listQuery({ ...asked, offset: Math.max(asked.offset - PAGE, 0) })}
            prefetch={false}
          >
            {t.records.less}
          </Link>
        )}
        {asked.offset + lines.length < total && (
          <Link className="more" href={path + listQuery({ ...asked, offset: asked.offset + PAGE })} prefetch={false}>
            {t.records.more}
          </Link>
        )}
      </nav>
    </>
  )
}

interface TickableProps {
  readonly asked: ListQuery
  readonly total: number
  readonly isEditor: boolean
  readonly locale: Locale
  readonly children: (hasBoxes: boolean) => ReactNode
}

/** One field of many records of a type can be changed at once, and what has not been confirmed for long confirmed. */
function Tickable({ asked, total, isEditor, locale, children }: TickableProps) {
  const t = manageOf(locale)
  const type = asked.type ?? typeOfList(asked.list)
  if (!isEditor) return children(false)
  if (!type)
    return (
      <>
        {children(false)}
        <p className="small">{t.many.chooseType}</p>
      </>
    )
  const tools = <ManyEnd {...{ type, asked, total, locale, t }} />
  return asked.list === 'stale' ? (
    <StillTrue locale={locale} t={t} confirm={confirmRecords} tools={tools}>
      {children(true)}
    </StillTrue>
  ) : (
    <form action={manyPath(locale, type)} className="still-true">
      {children(true)}
      {tools}
    </form>
  )
}
