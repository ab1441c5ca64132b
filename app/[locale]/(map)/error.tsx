'use client'

import { usePathname, useRouter } from 'next/navigation'
import { startTransition } from 'react'
import { errorStrings } from '#components/messages/errors'

/** Anything a page did not foresee. Retrying asks the server again. */
export default function ErrorPanel({ reset }: { readonly error: Error; readonly reset: () => void }) {
  const router = useRouter()
  const t = errorStrings(usePathname().startsWith('/en') ? 'en' : 'zh')
  const retry = () =>
    startTransition(() => {
      router.refresh()
      reset()
    })
  return (
    <article className="record" role="alert">
      <h1>{t.title}</h1>
      <p className="summary">{t.text}</p>
      <button type="button" className="more" onClick={retry}>
        {t.retry}
      </button>
    </article>
  )
}
