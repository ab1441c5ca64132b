import type { Metadata } from 'next'
import Link from 'next/link'
import { ChangeList } from '#components/manage/history/change-list'
import { manageOf } from '#components/messages/manage'
import { localPath } from '#components/paths'
import { FilterChoice } from '#components/ui/filter-choice'
import { type ChangeQuery, changeQuery, parseChangeQuery } from '#geo/edit/change-query'
import { isAtLeast } from '#geo/edit/roles'
import { RECORD_TYPES } from '#geo/edit/values'
import { lookUp } from '#geo/look-up'
import type { Locale } from '#geo/vocabulary'
import { getChanges, getWriters } from '#prisma/manage/changes'
import { getOptions } from '#prisma/manage/options'
import { readSite } from '#prisma/site/site'
import { undoEdit } from '../../../actions/many'
import { requireActor } from '../../../guard'

interface Props {
  readonly params: Promise<{ readonly locale: Locale }>
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>
}

const DONE = ['edited', 'undone', 'undoChanged', 'undoForbidden', 'undoFailed'] as const

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: manageOf((await params).locale).changes.title }
}

/** What has been changed of any record, in words; or by one edit of many, which can be undone here. */
export default async function ChangesPage({ params, searchParams }: Props) {
  const { locale } = await params
  const actor = await requireActor('viewer')
  const query = await searchParams
  const asked = parseChangeQuery(query)
  const [{ changes, hasOlder }, options, writers] = await Promise.all([
    readSite().then(({ timeZone }) => getChanges(asked, timeZone)),
    getOptions(),
    getWriters(),
  ])
  const t = manageOf(locale)
  const path = localPath(locale, '/manage/changes')
  // Nothing to choose from while nobody has changed anything.
  const isEmpty = changes.length === 0 && changeQuery(asked) === ''
  const done = DONE.find((name) => name === lookUp(query, 'done'))
  return (
    <>
      <header className="record-head">
        <h1>{t.changes.title}</h1>
        <p className="summary">{t.changes.intro}</p>
      </header>
      {done && (
        <p className={done === 'edited' || done === 'undone' ? 'notice done' : 'notice'} role="status">
          {t.changes[done]}
        </p>
      )}
      {asked.edit ? (
        <UndoForm edit={asked.edit} isOffered={isAtLeast(actor.role, 'editor') && done !== 'undone'} locale={locale} />
      ) : (
        !isEmpty && <ChangeFilter asked={asked} writers={writers} locale={locale} />
      )}
      {changes.length === 0 && <p className="summary">{isEmpty ? t.changes.noneYet : t.changes.none}</p>}
      <ChangeList changes={changes} options={options} locale={locale} t={t} />
      <nav className="pager" aria-label={t.changes.pages}>
        {asked.before && (
          <Link className="more" href={path + changeQuery({ ...asked, before: null })} prefetch={false}>
            {t.changes.newest}
          </Link>
        )}
        {hasOlder && (
          <Link className="more" href={path + changeQuery({ ...asked, before: changes.at(-1)!.id })} prefetch={false}>
            {t.changes.older}
          </Link>
        )}
      </nav>
    </>
  )
}

interface UndoProps {
  readonly edit: string
  readonly isOffered: boolean
  readonly locale: Locale
}

function UndoForm({ edit, isOffered, locale }: UndoProps) {
  const t = manageOf(locale)
  return (
    <form action={undoEdit as (form: FormData) => Promise<void>} className="steps">
      <h2>{t.changes.ofEdit}</h2>
      {isOffered && (
        <>
          <input type="hidden" name="edit" value={edit} />
          <input type="hidden" name="locale" value={locale} />
          <label>
            {t.steps.why}
            <input name="why" maxLength={1000} />
          </label>
          <p className="small">{t.changes.undoNote}</p>
        </>
      )}
      <div className="form-buttons">
        {isOffered && (
          <button type="submit" className="quiet">
            {t.changes.undo}
          </button>
        )}
        <Link className="quiet" href={localPath(locale, '/manage/changes')} prefetch={false}>
          {t.changes.clear}
        </Link>
      </div>
    </form>
  )
}

interface FilterProps {
  readonly asked: ChangeQuery
  readonly writers: readonly { readonly id: string; readonly name: string }[]
  readonly locale: Locale
}

function ChangeFilter({ asked, writers, locale }: FilterProps) {
  const t = manageOf(locale)
  return (
    <form action={localPath(locale, '/manage/changes')} className="record-filter change-filter">
      <FilterChoice
        {...{ label: t.changes.person, name: 'person', all: t.changes.all, chosen: asked.person }}
        choices={writers.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <FilterChoice
        {...{ label: t.changes.type, name: 'type', all: t.changes.all, chosen: asked.type }}
        choices={RECORD_TYPES.map((type) => ({ value: type, label: t.types[type] }))}
      />
      {(['since', 'until'] as const).map((name) => (
        <label key={name}>
          {t.changes[name]}
          <input type="date" name={name} defaultValue={asked[name] ?? ''} />
        </label>
      ))}
      <button type="submit" className="strong">
        {t.changes.find}
      </button>
    </form>
  )
}
