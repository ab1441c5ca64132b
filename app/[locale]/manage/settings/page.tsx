import type { Metadata } from 'next'
import { SettingsForm } from '#components/manage/settings-form'
import { manageOf } from '#components/messages/manage'
import { SiteForm } from '#components/site-settings/site-form'
import { SiteHistory } from '#components/site-settings/site-history'
import type { Site } from '#geo/site/site'
import { ownTimeZone, shownTimeZone } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import { readSettings } from '#prisma/manage/settings'
import { type SiteVersion, siteHistory } from '#prisma/site/history'
import { readSite } from '#prisma/site/site'
import { saveSettings } from '../../../actions/settings'
import { restoreSite, saveSite } from '../../../actions/site'
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
  const { settings: t, site: words } = manageOf(locale)
  const [site, versions] = await Promise.all([readSite(), siteHistory()])
  const version = versions[0]?.version ?? 0
  return (
    <>
      <h1>{t.title}</h1>
      <p className="summary">{t.intro}</p>
      <section className="site-settings">
        <h2>{words.title}</h2>
        <p className="small">{words.intro}</p>
        {/* The key begins the form anew after a restoring, since its fields keep what is typed. */}
        <SiteForm
          key={versions.find(({ action }) => action === 'restore')?.version}
          site={site}
          version={version}
          serverZone={ownTimeZone()}
          t={words}
          save={saveSite}
        />
        <h3>{words.history}</h3>
        <SiteHistory
          versions={versions.map(lineOf)}
          locale={locale}
          timeZone={shownTimeZone()}
          t={words}
          restore={restoreSite}
        />
      </section>
      <h2>{t.others}</h2>
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

/** A version without its contents: which fields it changed. */
const lineOf = ({ before, after, ...line }: SiteVersion) => {
  const fields = Object.keys(after) as (keyof Site)[]
  return {
    ...line,
    changed: fields.filter((field) => JSON.stringify(before?.[field]) !== JSON.stringify(after[field])),
  }
}
