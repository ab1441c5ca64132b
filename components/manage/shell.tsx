import Link from 'next/link'
import type { ReactNode } from 'react'
import { type Actor, isAtLeast } from '#geo/edit/roles'
import type { Locale } from '#geo/vocabulary'
import type { Messages } from '../messages'
import type { ManageMessages } from '../messages/manage'
import { localPath } from '../paths'
import { LanguageLink } from '../ui/language-link'
import { ThemeSwitch } from '../ui/theme-switch'
import { SectionLink } from './frame/section-link'
import { SignOutForm } from './frame/sign-out-form'
import { Shortcuts } from './keys/shortcuts'

interface Props {
  readonly actor: Actor | null
  readonly locale: Locale
  readonly site: Messages['site']
  readonly t: ManageMessages
  readonly signOut: (form: FormData) => Promise<unknown>
  readonly children: ReactNode
}

/** The frame of the editors' pages. */
export function ManageShell({ actor, locale, site, t, signOut, children }: Props) {
  const link = (path: string, label: string) => (
    <SectionLink href={localPath(locale, path)} isExact={path === '/manage' || path === '/'}>
      {label}
    </SectionLink>
  )
  return (
    <div className="manage">
      <a className="skip" href="#content">
        {t.nav.skip}
      </a>
      <header className="manage-head">
        <Link className="manage-brand" href={localPath(locale, '/manage')} prefetch={false}>
          {t.nav.title}
        </Link>
        {actor && (
          <nav aria-label={t.nav.label}>
            {link('/manage', t.nav.home)}
            {link('/manage/records', t.nav.records)}
            {link('/manage/changes', t.nav.changes)}
            {isAtLeast(actor.role, 'editor') && link('/manage/import', t.nav.import)}
            {isAtLeast(actor.role, 'editor') && link('/manage/reports', t.nav.reports)}
            {isAtLeast(actor.role, 'admin') && link('/manage/people', t.nav.people)}
            {isAtLeast(actor.role, 'admin') && link('/manage/grounds', t.nav.grounds)}
            {isAtLeast(actor.role, 'admin') && link('/manage/boundaries', t.nav.boundaries)}
            {isAtLeast(actor.role, 'admin') && link('/manage/vocabularies', t.nav.vocabularies)}
            {isAtLeast(actor.role, 'admin') && link('/manage/settings', t.nav.settings)}
          </nav>
        )}
        <div className="manage-tools">
          {link('/', t.nav.map)}
          {actor && (
            <>
              <Shortcuts locale={locale} words={t.keys} />
              {link('/manage/account', actor.name)}
              <SignOutForm locale={locale} label={t.nav.signOut} signOut={signOut} className="sign-out" />
            </>
          )}
          <ThemeSwitch
            label={site.theme}
            names={{ auto: site.themeAuto, light: site.themeLight, dark: site.themeDark }}
          />
          <LanguageLink locale={locale} label={site.otherLanguage} />
        </div>
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}
