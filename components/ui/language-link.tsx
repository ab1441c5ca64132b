'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { LANG } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import { barePath, localPath } from '../paths'

/** The same view in the other language: a plain link, since another language is another document. */
export function LanguageLink({ locale, label }: { readonly locale: Locale; readonly label: string }) {
  const path = barePath(usePathname())
  const query = useSearchParams().toString()
  const other: Locale = locale === 'zh' ? 'en' : 'zh'
  return (
    <a
      className="language"
      href={localPath(other, path) + (query && `?${query.replaceAll('%2C', ',')}`)}
      hrefLang={LANG[other]}
      lang={LANG[other]}
    >
      {label}
    </a>
  )
}
