import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { TermForm } from '#components/manage/vocabulary/term-form'
import { TermHistory } from '#components/manage/vocabulary/term-history'
import { TermTable } from '#components/manage/vocabulary/term-table'
import { VocabularyTabs } from '#components/manage/vocabulary/vocabulary-tabs'
import { manageOf } from '#components/messages/manage'
import { VOCABULARY_NAMES } from '#geo/terms'
import { countText, formatMoment, formatNumber } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import { query } from '#prisma/transaction'
import { termHistory } from '#prisma/vocabulary/history'
import { readTerms } from '#prisma/vocabulary/terms'
import { usageOf } from '#prisma/vocabulary/usage'
import { saveTermForm, shiftTermForm, undoTermForm } from '../../../../actions/vocabulary'
import { requireActor } from '../../../../guard'

interface Props {
  readonly params: Promise<{ readonly locale: Locale; readonly name: string }>
  readonly searchParams: Promise<{ readonly said?: string | string[] }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: manageOf((await params).locale).vocabulary.title }
}

/** One vocabulary: its terms, their order and history. Admins only. */
export default async function VocabularyPage({ params, searchParams }: Props) {
  const { locale, name } = await params
  await requireActor('admin')
  const vocabulary = VOCABULARY_NAMES.find((known) => known === name)
  if (!vocabulary) notFound()
  const t = manageOf(locale).vocabulary
  const [all, usage, changes, { said }] = await Promise.all([
    readTerms(query),
    usageOf(query, vocabulary),
    termHistory(vocabulary),
    searchParams,
  ])
  const terms = all[vocabulary]
  const used = new Map([...usage].map(([value, { rows }]) => [value, formatNumber(rows, locale)]))
  const nameOf = (value: string) => terms.find((term) => term.value === value)?.[locale] || value
  const lines = changes.map(({ at, moved, value, into, zh, en, ...change }) => ({
    ...change,
    name: { zh, en }[locale] || value,
    into: into && nameOf(into),
    when: formatMoment(at, locale),
    moved: moved > 0 ? countText(t.moved, moved, locale) : '',
  }))
  return (
    <>
      <h1>{t.title}</h1>
      <p className="summary">{t.intro}</p>
      <VocabularyTabs current={vocabulary} locale={locale} t={t} />
      {(said === 'merged' || said === 'removed') && (
        <p className="notice done" role="status">
          {t[said]}
        </p>
      )}
      <TermTable vocabulary={vocabulary} terms={terms} used={used} locale={locale} t={t} shift={shiftTermForm} />
      <details className="term-new">
        <summary>{t.add}</summary>
        <TermForm vocabulary={vocabulary} term={null} others={terms} locale={locale} t={t} save={saveTermForm} />
      </details>
      <TermHistory lines={lines} locale={locale} t={t} undo={undoTermForm} />
    </>
  )
}
