import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { ManyForm } from '#components/manage/many/many-form'
import { manageOf } from '#components/messages/manage'
import { localPath } from '#components/paths'
import { type ListQuery, listQuery, parseListQuery } from '#geo/edit/lists'
import { fieldsForMany, MOST_AT_ONCE } from '#geo/edit/many'
import { type Actor, isAtLeast } from '#geo/edit/roles'
import { RECORD_TYPES, type RecordType } from '#geo/edit/values'
import { lookUp } from '#geo/look-up'
import { countText, fill, formatNumber } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import { findRecords } from '#prisma/manage/freshness'
import { readChosen } from '#prisma/manage/many'
import { getOptions } from '#prisma/manage/options'
import { readSettings } from '#prisma/manage/settings'
import { seenIn } from '../../../../../actions/form'
import { editRecords } from '../../../../../actions/many'
import { requireActor } from '../../../../../guard'

type Query = Readonly<Record<string, string | string[] | undefined>>

interface Props {
  readonly params: Promise<{ readonly locale: Locale; readonly type: string }>
  readonly searchParams: Promise<Query>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: fill(manageOf((await params).locale).many.title, { type: '' }).replace(/[:：]\s*$/, '') }
}

/** One field of the records that were ticked in a list, or of all that the list found. */
export default async function ManyPage({ params, searchParams }: Props) {
  const { locale, type: typeName } = await params
  const actor = await requireActor('editor')
  const type = RECORD_TYPES.find((name) => name === typeName)
  if (!type) notFound()
  const asked = await searchParams
  const fields = fieldsForMany(type)
  const field = fields.find(({ name }) => name === lookUp(asked, 'field')) ?? null
  const list = { ...parseListQuery(asked), type, offset: 0 }
  const isWholeList = lookUp(asked, 'all') !== undefined
  const ids = isWholeList ? await idsOfList(actor, list) : tickedIds(asked, type)
  const [records, options] = await Promise.all([
    readChosen(actor, type, ids.slice(0, MOST_AT_ONCE), field),
    getOptions(),
  ])
  const t = manageOf(locale)
  return (
    <>
      <header className="record-head">
        <h1>{fill(t.many.title, { type: t.types[type] })}</h1>
        <p className="summary">{t.many.intro}</p>
        <p className="record-links">
          <span>{countText(t.many.chosen, records.length, locale)}</span>
          <Link href={localPath(locale, '/manage/records') + listQuery(list)} prefetch={false}>
            {t.many.back}
          </Link>
        </p>
      </header>
      {ids.length > MOST_AT_ONCE && (
        <p className="notice">{fill(t.many.most, { n: formatNumber(MOST_AT_ONCE, locale) })}</p>
      )}
      {records.length === 0 ? (
        <p className="notice">{t.many.nothing}</p>
      ) : (
        <>
          <nav className="many-fields" aria-label={t.many.field}>
            <span>{t.many.field}</span>
            {fields.map(({ name }) => (
              <Link
                key={name}
                href={`?${queryWith(asked, name)}`}
                aria-current={name === field?.name || undefined}
                prefetch={false}
                scroll={false}
              >
                {lookUp(t.fields, name) ?? name}
              </Link>
            ))}
          </nav>
          {field && (
            <ManyForm
              key={field.name}
              {...{ type, field, records, options, locale, t }}
              mayPublish={isAtLeast(actor.role, 'reviewer')}
              edit={editRecords}
            />
          )}
        </>
      )}
    </>
  )
}

/** One more than may be changed at once, so that the page can say so. */
async function idsOfList(actor: Actor, list: ListQuery): Promise<string[]> {
  const { lines } = await findRecords(actor, list, await readSettings(), 'zh', MOST_AT_ONCE + 1)
  return lines.map(({ id }) => id)
}

const tickedIds = (asked: Query, type: RecordType): string[] => [
  ...new Set(
    [lookUp(asked, 'record') ?? []].flat().flatMap((text) => {
      const seen = seenIn(text)
      return seen?.type === type ? [seen.id] : []
    }),
  ),
]

/** The same choice of records with another field. */
function queryWith(asked: Query, field: string): string {
  const kept = ['record', 'all', 'list', 'q', 'type'].flatMap((name) =>
    [lookUp(asked, name) ?? []].flat().map((value): [string, string] => [name, value]),
  )
  return new URLSearchParams([...kept, ['field', field]]).toString()
}
