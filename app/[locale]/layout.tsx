import type { Metadata, Viewport } from 'next'
import localFont from 'next/font/local'
import { cookies, headers } from 'next/headers'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { GroundProvider } from '#components/ground/ground-context'
import { ShapesProvider } from '#components/map-state/shapes'
import { messagesOf } from '#components/messages/index'
import { lookUp } from '#geo/look-up'
import { cssVariables, PALETTES, THEMES, type Theme } from '#geo/map/palette'
import { BUILT_IN_SHAPES } from '#geo/shapes/built-in'
import { LANG } from '#geo/text/format'
import { LOCALES, type Locale } from '#geo/vocabulary'
import { readGrounds } from '#prisma/ground/grounds'
import { loadedSnapshot } from '#prisma/live/current-snapshot'
import { siteUrl } from '../site'
import '../styles/index.css'

/** For Latin letters and figures in headings and map names; Chinese comes from the system. */
const serif = localFont({
  src: '../../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
  variable: '--font-serif',
  weight: '200 900',
  display: 'swap',
  adjustFontFallback: false,
})

interface Props {
  readonly children: ReactNode
  readonly params: Promise<{ readonly locale: string }>
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: PALETTES.light.panel },
    { media: '(prefers-color-scheme: dark)', color: PALETTES.dark.panel },
  ],
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = messagesOf((await params).locale as Locale)
  return {
    metadataBase: siteUrl(),
    title: { default: t.site.name, template: `%s · ${t.site.name}` },
    description: t.site.description,
  }
}

export default async function LocaleLayout({ children, params }: Props) {
  const { locale } = await params
  if (!LOCALES.includes(locale as Locale)) notFound()
  const nonce = (await headers()).get('x-nonce') ?? undefined
  const chosen = (await cookies()).get('theme')?.value
  const theme = THEMES.find((name) => name === chosen)
  return (
    <html lang={lookUp(LANG, locale)} data-theme={theme} className={serif.variable}>
      <head>
        <style nonce={nonce}>{themeCss()}</style>
      </head>
      <body>
        <GroundProvider grounds={await readGrounds()} strings={messagesOf(locale as Locale).ground}>
          <ShapesProvider path={(loadedSnapshot()?.shapes ?? BUILT_IN_SHAPES).path}>{children}</ShapesProvider>
        </GroundProvider>
      </body>
    </html>
  )
}

/** Light unless the system or the reader asks for dark; paper is white. */
function themeCss(): string {
  const [light, dark] = (['light', 'dark'] as const satisfies readonly Theme[]).map(cssVariables)
  return `:root{color-scheme:light;${light}}@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;${dark}}}@media screen{:root[data-theme=dark]{color-scheme:dark;${dark}}}`
}
