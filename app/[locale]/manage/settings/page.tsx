import type { Metadata } from 'next'
import { SettingsForm } from '#components/manage/settings-form'
import { manageOf } from '#components/messages/manage'
import type { Locale } from '#geo/vocabulary'
import { readSettings } from '#prisma/manage/settings'
import { saveSettings } from '../../../actions/settings'
import { requireActor } from '../../../guard'

interface Props {
  readonly params: Promise<{ readonly locale: Locale }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: manageOf((await params).locale).settings.title }
}

/** What holds for everybody. Admins only. */
export default async function SettingsPage({ params }: Props) {
  const { locale } = await params
  await requireActor('admin')
  const t = manageOf(locale).settings
  return (
    <>
      <h1>{t.title}</h1>
      <p className="summary">{t.intro}</p>
      <SettingsForm settings={await readSettings()} t={t} save={saveSettings} />
      <section className="person settings">
        <h2>{t.backup}</h2>
        <p>{t.backupNote}</p>
        <a className="quiet" href="/api/manage/export" download>
          {t.download}
        </a>
      </section>
    </>
  )
}
