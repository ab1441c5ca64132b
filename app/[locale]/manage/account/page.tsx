import type { Metadata } from 'next'
import { AccountForms } from '#components/manage/account-forms'
import { manageOf } from '#components/messages/manage'
import { optionName } from '#geo/edit/options'
import { isAtLeast, USER_ROLES } from '#geo/edit/roles'
import { joinNames } from '#geo/text/punctuation'
import { type Locale, labelOf } from '#geo/vocabulary'
import { getOptions } from '#prisma/manage/options'
import { changePassword, signOutEverywhere } from '../../../actions/session'
import { requireActor } from '../../../guard'

interface Props {
  readonly params: Promise<{ readonly locale: Locale }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: manageOf((await params).locale).account.title }
}

export default async function AccountPage({ params }: Props) {
  const { locale } = await params
  const actor = await requireActor('viewer')
  const { account: t } = manageOf(locale)
  const { district } = await getOptions()
  const districtNames = joinNames(
    actor.districtIds.map((id) => optionName(district, id, locale)),
    locale,
  )
  return (
    <section className="narrow">
      <h1>{t.title}</h1>
      <dl className="pairs">
        <dt>{actor.name}</dt>
        <dd>{actor.email}</dd>
        <dt>{t.role}</dt>
        <dd>{labelOf(USER_ROLES, actor.role, locale)}</dd>
        <dt>{t.districts}</dt>
        <dd>{isAtLeast(actor.role, 'reviewer') ? t.allDistricts : districtNames || t.noDistricts}</dd>
      </dl>
      <AccountForms locale={locale} t={t} change={changePassword} signOutEverywhere={signOutEverywhere} />
    </section>
  )
}
