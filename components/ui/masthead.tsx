import Link from 'next/link'
import { viewQuery } from '#geo/url/view-url'
import type { Locale } from '#geo/vocabulary'
import type { Messages } from '../messages'
import { localPath } from '../paths'
import { Logo } from '../site/logo'
import { LanguageLink } from './language-link'
import { ThemeSwitch } from './theme-switch'

interface Props {
  readonly locale: Locale
  readonly t: Messages
  /** What the site is called. */
  readonly name: string
  /** The past that the page shows: links stay in it. */
  readonly asOf: string | undefined
}

export function Masthead({ locale, t: { site, compare }, name, asOf }: Props) {
  const hrefOf = (path: string) => localPath(locale, path) + viewQuery({ filters: { asOf } })
  const link = (path: string, label: string) => (
    <Link href={hrefOf(path)} prefetch={false}>
      {label}
    </Link>
  )
  return (
    <header className="masthead">
      <Link className="brand" href={hrefOf('/')} prefetch={false}>
        <Logo />
        <span>{name}</span>
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
