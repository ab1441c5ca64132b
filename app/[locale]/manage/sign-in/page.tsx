import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { SignInForm } from '#components/manage/sign-in-form'
import { manageOf } from '#components/messages/manage'
import { localPath } from '#components/paths'
import type { Locale } from '#geo/vocabulary'
import { hasAdmin } from '#prisma/auth/people'
import { signIn } from '../../../actions/session'
import { currentActor, safeNext } from '../../../guard'

interface Props {
  readonly params: Promise<{ readonly locale: Locale }>
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: manageOf((await params).locale).signIn.title }
}

/** The one page of the editors that is open to everybody. */
export default async function SignInPage({ params, searchParams }: Props) {
  const { locale } = await params
  const next = safeNext((await searchParams).next, localPath(locale, '/manage'))
  if (await currentActor()) redirect(next)
  const { signIn: t, setup } = manageOf(locale)
  return (
    <section className="narrow">
      <h1>{t.title}</h1>
      <p className="summary">{t.intro}</p>
      {!(await hasAdmin()) && (
        <p className="notice">
          {t.noAdmin}{' '}
          <Link href={localPath(locale, '/manage/setup')} prefetch={false}>
            {setup.title}
          </Link>
        </p>
      )}
      <SignInForm locale={locale} next={next} t={t} signIn={signIn} />
    </section>
  )
}
