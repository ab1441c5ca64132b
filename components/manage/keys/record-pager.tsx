'use client'

import Link from 'next/link'
import { useEffect, useState } from 'react'
import { fill, formatNumber } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import type { ManageMessages } from '../../messages/manage'
import { localPath } from '../../paths'

const LIST = 'landing-list'

/** Remembers, in this tab, which records a list showed, and in which order: saving one would move it to the front. */
export function RememberList({ records }: { readonly records: readonly string[] }) {
  const text = JSON.stringify(records)
  useEffect(() => {
    try {
      sessionStorage.setItem(LIST, text)
    } catch {} // without storage there are no links to the next record
  }, [text])
  return null
}

interface Props {
  /** `project/P01`. */
  readonly record: string
  readonly locale: Locale
  readonly words: ManageMessages['keys']
}

/** Links to the records before and after this one in the list that was opened last in this tab; nothing without one. */
export function RecordPager({ record, locale, words }: Props) {
  const [list, setList] = useState<readonly unknown[]>([])
  useEffect(() => {
    try {
      const stored: unknown = JSON.parse(sessionStorage.getItem(LIST) ?? '[]')
      if (Array.isArray(stored)) setList(stored)
    } catch {} // nothing is remembered
  }, [])
  const at = list.indexOf(record)
  if (at < 0 || list.length < 2) return null
  const link = (to: unknown, name: 'previous' | 'next') =>
    typeof to === 'string' && (
      <Link href={localPath(locale, `/manage/records/${to}`)} prefetch={false} data-shortcut={name}>
        {name === 'next' ? words.nextLink : words.previousLink}
      </Link>
    )
  return (
    <span className="record-pager">
      <span className="small">
        {fill(words.place, { n: formatNumber(at + 1, locale), all: formatNumber(list.length, locale) })}
      </span>
      {link(list[at - 1], 'previous')}
      {link(list[at + 1], 'next')}
    </span>
  )
}
