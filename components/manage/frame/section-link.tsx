'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { type ReactNode, useEffect, useRef } from 'react'

interface Props {
  readonly href: string
  /** The desk itself: pages below it have links of their own. */
  readonly isExact?: boolean
  readonly children: ReactNode
}

/** A link of a head, marked on its page and on those below it. */
export function SectionLink({ href, isExact = false, children }: Props) {
  const path = usePathname()
  const isHere = path === href || (!isExact && path.startsWith(`${href}/`))
  const link = useRef<HTMLAnchorElement>(null)
  // On a phone the links are a row that moves sideways: the page's own comes into it.
  useEffect(() => {
    const { current } = link
    const row = current?.parentElement
    if (isHere && row) row.scrollLeft = current.offsetLeft - row.offsetLeft - row.clientWidth / 3
  }, [isHere])
  return (
    <Link ref={link} href={href} prefetch={false} aria-current={isHere ? (path === href ? 'page' : 'true') : undefined}>
      {children}
    </Link>
  )
}
