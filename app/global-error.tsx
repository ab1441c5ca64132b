'use client'

import { errorStrings } from '#components/messages/errors'
import { LANG } from '#geo/text/format'

const PAGE = { colorScheme: 'light dark', fontFamily: "'Source Serif 4', 'Songti SC', 'Noto Serif CJK SC', serif" }
const COLUMN = { maxInlineSize: '32rem', marginInline: 'auto', marginBlockStart: '18vh', padding: '1.5rem' }
const BUTTON = { font: 'inherit', padding: '0.6rem 1.4rem', marginBlockStart: '0.5rem' }

/**
 * Where not even the frame of the pages could be drawn: no style sheet and no router is sure to be there, so that its
 * few styles come along, in the colours of the reader's browser.
 */
export default function GlobalError() {
  const locale = typeof location !== 'undefined' && /^\/en(\/|$)/.test(location.pathname) ? 'en' : 'zh'
  const t = errorStrings(locale)
  return (
    <html lang={LANG[locale]} style={PAGE}>
      <body>
        <main role="alert" style={COLUMN}>
          <h1>{t.title}</h1>
          <p style={{ lineHeight: 1.6 }}>{t.text}</p>
          <button type="button" style={BUTTON} onClick={() => location.reload()}>
            {t.retry}
          </button>
        </main>
      </body>
    </html>
  )
}
