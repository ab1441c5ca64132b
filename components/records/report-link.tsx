'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { Locale } from '#geo/vocabulary'
import { barePath, localPath } from '../paths'

interface Props {
  readonly locale: Locale
  readonly label: string
  /** The query of pages that are nothing without it; one that is too long for a report is left out. */
  readonly query?: string
}

/** Characters of an address that a report may name. */
const MOST = 300

/** A link from any page to the form for reporting what is wrong on it. */
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
