import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { TermForm } from '#components/manage/vocabulary/term-form'
import { TermTools } from '#components/manage/vocabulary/term-tools'
import { manageOf } from '#components/messages/manage'
import { localPath } from '#components/paths'
import { VOCABULARY_NAMES } from '#geo/terms'
import { countText } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import { query } from '#prisma/transaction'
import { readTerms } from '#prisma/vocabulary/terms'
import { usageOf } from '#prisma/vocabulary/usage'
import { deleteTermForm, mergeTermForm, saveTermForm } from '../../../../../actions/vocabulary'
import { requireActor } from '../../../../../guard'

interface Props {
  readonly params: Promise<{ readonly locale: Locale; readonly name: string; readonly value: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: manageOf((await params).locale).vocabulary.title }
}

/** One term. Admins only. */
export default async function TermPage({ params }: Props) {
  const { locale, name, value } = await params
  await requireActor('admin')
  const vocabulary = VOCABULARY_NAMES.find((known) => known === name)
  const terms = vocabulary ? (await readTerms(query))[vocabulary] : []
  const term = terms.find((one) => one.value === value)
  if (!vocabulary || !term) notFound()
  const usage = (await usageOf(query, vocabulary)).get(value)
  const t = manageOf(locale).vocabulary
  const others = terms.filter((one) => one !== term)
  return (
    <>
      <p>
        <Link href={localPath(locale, `/manage/vocabularies/${vocabulary}`)} prefetch={false}>
          ← {t.back}
        </Link>
      </p>
      <h1>
        {t.names[vocabulary]} · {term[locale] || term.value}
      </h1>
      <p className="summary">{countText(t.usedBy, usage?.rows ?? 0, locale)}</p>
      <TermForm vocabulary={vocabulary} term={term} others={others} locale={locale} t={t} save={saveTermForm} />
      <TermTools
        vocabulary={vocabulary}
        term={term}
        others={others}
        used={(usage?.rows ?? 0) + (usage?.copies ?? 0)}
        locale={locale}
        t={t}
        merge={mergeTermForm}
        remove={deleteTermForm}
      />
    </>
  )
}
