'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import type { Locale } from '#geo/vocabulary'
import { localPath } from '../../paths'

interface Props {
  readonly locale: Locale
  readonly label: string
}

/** Leads to the form of a new source in another tab; who comes back finds it among the choices, and the others kept. */
export function NewSource({ locale, label }: Props) {
  const router = useRouter()
  const hasLeft = useRef(false)
  useEffect(() => {
    const onReturn = () => {
      if (document.hidden || !hasLeft.current) return
      router.refresh()
    }
    document.addEventListener('visibilitychange', onReturn)
    return () => document.removeEventListener('visibilitychange', onReturn)
  }, [router])
  return (
    <a
      className="small"
      href={localPath(locale, '/manage/records/source/new')}
      target="_blank"
      rel="noopener"
      onClick={() => {
        hasLeft.current = true
      }}
    >
      {label}
    </a>
  )
}
