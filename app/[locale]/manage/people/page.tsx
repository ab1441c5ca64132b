import type { Metadata } from 'next'
import { PersonForm } from '#components/manage/person-form'
import { manageOf } from '#components/messages/manage'
import type { Locale } from '#geo/vocabulary'
import { getPeople } from '#prisma/auth/people'
import { getOptions } from '#prisma/manage/options'
import { submitNewPerson, submitPersonChange } from '../../../actions/people'
import { requireActor } from '../../../guard'

interface Props {
  readonly params: Promise<{ readonly locale: Locale }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: manageOf((await params).locale).people.title }
}

/** Who may sign in, and what they may do. Admins only. */
export default async function PeoplePage({ params }: Props) {
  const { locale } = await params
  await requireActor('admin')
  const { people, signIn, account } = manageOf(locale)
  const { allDistricts, noDistricts } = account
  const t = { ...people, allDistricts, noDistricts, email: signIn.email }
  const [list, { district }] = await Promise.all([getPeople(), getOptions()])
  return (
    <>
      <h1>{people.title}</h1>
      <p className="summary">{people.intro}</p>
      <div className="people">
        <PersonForm
          person={null}
          districts={district}
          locale={locale}
          t={t}
          save={submitNewPerson}
          isOpen={list.length < 2}
        />
        {list.map(({ createdAt: _, ...person }) => (
          <PersonForm
            key={person.id}
            person={person}
            districts={district}
            locale={locale}
            t={t}
            save={submitPersonChange}
          />
        ))}
      </div>
    </>
  )
}
