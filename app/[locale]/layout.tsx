import type { Metadata, Viewport } from 'next'
import localFont from 'next/font/local'
import { cookies, headers } from 'next/headers'
import { notFound } from 'next/navigation'
import type { CSSProperties, ReactNode } from 'react'
import { GroundProvider } from '#components/ground/ground-context'
import { ShapesProvider } from '#components/map-state/shapes'
import { messagesOf } from '#components/messages/index'
import { localPath } from '#components/paths'
import { SiteProvider } from '#components/site/site-context'
import { THEME_COOKIES } from '#components/ui/theme-cookie'
import { lookUp } from '#geo/look-up'
import { pageGlyphs } from '#geo/map/glyphs/page-glyphs'
import { PALETTES, THEMES } from '#geo/map/palette'
import { BUILT_IN_SHAPES } from '#geo/shapes/built-in'
import type { Site } from '#geo/site/site'
import { LANG } from '#geo/text/format'
import { LOCALES, type Locale } from '#geo/vocabulary'
import { readGrounds } from '#prisma/ground/grounds'
import { loadedSnapshot } from '#prisma/live/current-snapshot'
import { pastInView } from '#prisma/past-context'
import { readSite, readSiteViews, readSiteWords } from '#prisma/site/site'
import { type Requested, requested } from '../request'
import { siteUrl } from '../site'
import { themeCss } from '../theme-css'
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
  const { name, description } = await readSiteWords((await params).locale as Locale)
  const { logoColour } = await readSite()
  return {
    metadataBase: siteUrl(),
    title: { default: name, template: `%s · ${name}` },
    description,
    icons: { icon: { url: `/logo.svg?${logoColour.slice(1) || 'accent'}`, type: 'image/svg+xml' } },
  }
}

export default async function LocaleLayout({ children, params }: Props) {
  const { locale } = await params
  if (!LOCALES.includes(locale as Locale)) notFound()
  const list = await headers()
  const nonce = list.get('x-nonce') ?? undefined
  const notice = list.get('x-synthetic') ? messagesOf(locale as Locale).site.synthetic : ''
  const jar = await cookies()
  const chosen = THEME_COOKIES.map((name) => jar.get(name)?.value).find((value) => value !== undefined)
  const theme = THEMES.find((name) => name === chosen)
  const snapshot = pastInView()?.snapshot ?? loadedSnapshot()
  const [site, views, grounds] = await Promise.all([readSite(), readSiteViews(), readGrounds()])
  return (
    <html
      lang={lookUp(LANG, locale)}
      data-theme={theme}
      className={serif.variable}
      style={siteStyle(site, locale as Locale, notice)}
    >
      <head>
        <style nonce={nonce}>{themeCss()}</style>
        {list.has('x-short') && <script nonce={nonce}>{showLongAddress(await requested())}</script>}
      </head>
      <body>
        <SiteProvider views={views} glyphs={pageGlyphs(snapshot?.vocabularies.sector ?? [])}>
          <GroundProvider grounds={grounds} strings={messagesOf(locale as Locale).ground}>
            <ShapesProvider path={shapesPath()}>{children}</ShapesProvider>
          </GroundProvider>
        </SiteProvider>
      </body>
    </html>
  )
}

/** The address is where a page keeps everything: one that came by a short one has the long one before it is read. */
const showLongAddress = ({ locale, path, search }: Requested): string =>
  `history.replaceState(null,'',${JSON.stringify(localPath(locale, path) + search).replaceAll('<', '\\u003c')})`

/** Shapes that are no longer on the map are found in the past that is being read. */
function shapesPath(): string {
  const { path } = loadedSnapshot()?.shapes ?? BUILT_IN_SHAPES
  const past = pastInView()
  return past ? `${path}?as-of=${past.revision}` : path
}

/**
 * The colour of the logo, the site's name for the margins of printed pages, and that the records are made up. As an
 * attribute: what a page is told
 * later may change that, and no style element.
 */
function siteStyle({ logoColour, name }: Site, locale: Locale, notice: string): CSSProperties {
  const properties: Record<`--${string}`, string> = {
    '--logo': logoColour || 'var(--accent)',
    '--on-logo': logoColour ? '#fff' : 'var(--on-accent)',
    '--site-name': cssString(name[locale]),
    '--data-notice': cssString(notice),
  }
  return properties
}

/** As a string of CSS that does not end itself. */
const cssString = (text: string): string =>
  `"${text.replace(/[^\p{L}\p{N} ]/gu, (sign) => `\\${sign.codePointAt(0)!.toString(16)} `)}"`
