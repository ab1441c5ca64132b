import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { manageOf } from '#components/messages/manage'
import { localPath } from '#components/paths'
import { GuideList } from '#components/site-settings/guide-list'
import { GUIDE_STEPS, nextStep } from '#geo/site/guide'
import { fill } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import { readGuide } from '#prisma/site/guide'
import { markStep } from '../../../actions/setup'
import { requireActor } from '../../../guard'

interface Props {
  readonly params: Promise<{ readonly locale: Locale }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: manageOf((await params).locale).guide.title }
}

/** What is left to do of an installation that was begun empty. */
export default async function StartPage({ params }: Props) {
  const { locale } = await params
  await requireActor('admin')
  const guide = await readGuide()
  if (!guide) redirect(localPath(locale, '/manage'))
  const t = manageOf(locale).guide
  const n = GUIDE_STEPS.filter((step) => guide[step] !== 'open').length
  return (
    <>
      <h1>{t.title}</h1>
      <p className="summary">{t.intro}</p>
      <p className="small">{fill(t.progress, { n, all: GUIDE_STEPS.length })}</p>
      <GuideList guide={guide} locale={locale} t={t} mark={markStep} />
      {nextStep(guide) === null && <p>{t.finished}</p>}
      <Link href={localPath(locale, '/')} prefetch={false}>
        {t.view}
      </Link>
    </>
  )
}
