import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { manageOf } from '#components/messages/manage'
import { localPath } from '#components/paths'
import { SetupForm } from '#components/site-settings/setup-form'
import type { Locale } from '#geo/vocabulary'
import { hasAdmin } from '#prisma/auth/people'
import { beginSetup } from '../../../actions/setup'

interface Props {
  readonly params: Promise<{ readonly locale: Locale }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: manageOf((await params).locale).setup.title }
}

/** The first admin. Nothing but a way to sign in once there is one. */
export default async function SetupPage({ params }: Props) {
  const { locale } = await params
  if (await hasAdmin()) redirect(localPath(locale, '/manage'))
  const t = manageOf(locale).setup
  return (
    <section className="narrow">
      <h1>{t.title}</h1>
      <p className="summary">{t.intro}</p>
      <SetupForm locale={locale} t={t} begin={beginSetup} />
    </section>
  )
}
