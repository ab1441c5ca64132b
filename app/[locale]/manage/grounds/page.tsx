import type { Metadata } from 'next'
import { GroundForm } from '#components/manage/ground-form'
import { manageOf } from '#components/messages/manage'
import type { Locale } from '#geo/vocabulary'
import { groundFiles, groundFolder } from '#prisma/ground/files'
import { readGrounds } from '#prisma/ground/grounds'
import { removeGround, saveGround } from '../../../actions/grounds'
import { requireActor } from '../../../guard'

interface Props {
  readonly params: Promise<{ readonly locale: Locale }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: manageOf((await params).locale).grounds.title }
}

/** The base maps that readers can choose. Admins only. */
export default async function GroundsPage({ params }: Props) {
  const { locale } = await params
  await requireActor('admin')
  const t = manageOf(locale).grounds
  const [grounds, files] = await Promise.all([readGrounds(), groundFiles()])
  const form = { files, folder: groundFolder(), t, save: saveGround, remove: removeGround }
  return (
    <>
      <h1>{t.title}</h1>
      <p className="summary">{t.intro}</p>
      {grounds.length === 0 && <p>{t.none}</p>}
      {grounds.map((ground) => (
        <details key={ground.id}>
          <summary>
            {ground[locale]} <span className="small">{t.kinds[ground.kind]}</span>
          </summary>
          {ground.id.startsWith('env-') ? <p>{t.fromEnvironment}</p> : <GroundForm ground={ground} {...form} />}
        </details>
      ))}
      <details open={grounds.length === 0}>
        <summary>{t.add}</summary>
        <GroundForm ground={null} {...form} />
      </details>
    </>
  )
}
