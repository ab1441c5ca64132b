'use client'

import { errorStrings } from '#components/messages/errors'
import { LANG } from '#geo/text/format'

/** Where not even the frame of the pages could be drawn: no style sheet and no router is sure to be there. */
export default function GlobalError() {
  const locale = typeof location !== 'undefined' && /^\/en(\/|$)/.test(location.pathname) ? 'en' : 'zh'
  const t = errorStrings(locale)
  return (
    <html lang={LANG[locale]}>
      <body>
        <main role="alert">
          <h1>{t.title}</h1>
          <p>{t.text}</p>
          <button type="button" onClick={() => location.reload()}>
            {t.retry}
          </button>
        </main>
      </body>
    </html>
  )
}
