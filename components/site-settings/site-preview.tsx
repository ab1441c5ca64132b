import type { CSSProperties } from 'react'
import { lookUp } from '#geo/look-up'
import { LOCALES, type Locale } from '#geo/vocabulary'
import type { ManageMessages } from '../messages/manage'
import { Logo } from '../site/logo'

interface Props {
  /** What is in the form just now, right or wrong. */
  readonly typed: Record<string, unknown>
  readonly t: ManageMessages['site']
}

/** The head of the page and the beginning of the panel, in both languages, as they would be. */
export function SitePreview({ typed, t }: Props) {
  const text = (field: string, locale: Locale) =>
    String((lookUp(typed, field) as Record<string, unknown> | undefined)?.[locale] ?? '')
  const views = (Array.isArray(typed.presetViews) ? typed.presetViews : []) as Record<string, string>[]
  const colour = /^#[0-9a-f]{6}$/.test(String(typed.logoColour)) ? String(typed.logoColour) : null
  const style = (colour ? { '--logo': colour, '--on-logo': '#fff' } : {}) as CSSProperties
  return (
    <section className="site-preview" aria-label={t.preview}>
      <h3>{t.preview}</h3>
      <p className="small">{t.previewNote}</p>
      {LOCALES.map((locale) => (
        <div key={locale} className="site-sample" lang={locale === 'zh' ? 'zh-CN' : 'en'} style={style}>
          <p className="brand">
            <Logo />
            <span>{text('name', locale)}</span>
          </p>
          <p className="site-tagline">{text('tagline', locale)}</p>
          <p className="site-views">
            {views.map((view) => (
              <span key={`${view.value} ${view[locale]}`}>{view[locale]}</span>
            ))}
          </p>
          {text('footer', locale) && <p className="small">{text('footer', locale)}</p>}
        </div>
      ))}
    </section>
  )
}
