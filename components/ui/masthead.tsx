import Link from 'next/link'
import type { Locale } from '#geo/vocabulary'
import type { Messages } from '../messages'
import { localPath } from '../paths'
import { LanguageLink } from './language-link'
import { ThemeSwitch } from './theme-switch'

interface Props {
  readonly locale: Locale
  readonly t: Messages
}

export function Masthead({ locale, t: { site, compare } }: Props) {
  const link = (path: string, label: string) => (
    <Link href={localPath(locale, path)} prefetch={false}>
      {label}
    </Link>
  )
  return (
    <header className="masthead">
      <Link className="brand" href={localPath(locale, '/')} prefetch={false}>
        <svg width="30" height="30" viewBox="0 0 32 32" aria-hidden="true">
          <rect width="32" height="32" rx="3" fill="var(--accent)" />
          <path
            d="M16 6c4.4 0 7.5 3.2 7.5 7.300C23.5 18.8 16 26 16 26s-7.5-7.2-7.5-12.700C8.5 9.2 11.6 6 16 6z"
            fill="var(--on-accent)"
          />
          <path d="M12 15.500h8M16 11v9" stroke="var(--accent)" strokeWidth="2" />
        </svg>
        <span>{site.name}</span>
      </Link>
      <nav aria-label={site.nav}>
        {link('/districts', site.districts)}
        {link('/events', site.event)}
        {link('/compare', compare.nav)}
        {link('/about', site.about)}
      </nav>
      <div className="masthead-tools">
        <ThemeSwitch
          label={site.theme}
          names={{ auto: site.themeAuto, light: site.themeLight, dark: site.themeDark }}
        />
        <LanguageLink locale={locale} label={site.otherLanguage} />
      </div>
    </header>
  )
}
