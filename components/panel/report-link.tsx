'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { Locale } from '#geo/vocabulary'
import { barePath, localPath } from '../paths'

/** Leads from any page to the form that says what is wrong on it. */
export function ReportLink({ locale, label }: { readonly locale: Locale; readonly label: string }) {
  const path = barePath(usePathname())
  if (path === '/report') return null
  return (
    <p className="report-link">
      <Link href={`${localPath(locale, '/report')}?about=${encodeURIComponent(path)}`} prefetch={false} rel="nofollow">
        {label}
      </Link>
    </p>
  )
}
