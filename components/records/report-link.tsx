'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { Locale } from '#geo/vocabulary'
import { barePath, localPath } from '../paths'

interface Props {
  readonly locale: Locale
  readonly label: string
  /** Goes along where the page is nothing without it; one that is too long to be kept does not. */
  readonly query?: string
}

/** Characters of an address that a report may name. */
const MOST = 300

/** Leads from any page to the form that says what is wrong on it. */
export function ReportLink({ locale, label, query = '' }: Props) {
  const path = barePath(usePathname())
  if (path === '/report') return null
  const about = path.length + query.length <= MOST ? path + query : path
  return (
    <p className="report-link">
      <Link href={`${localPath(locale, '/report')}?about=${encodeURIComponent(about)}`} prefetch={false} rel="nofollow">
        {label}
      </Link>
    </p>
  )
}
