import Link from 'next/link'
import type { Sort } from '#geo/filters'
import { pinOf } from '#geo/map/pin-art'
import { termLabel, type Vocabularies } from '#geo/terms'
import { formatAmount, formatDate } from '#geo/text/format'
import type { CardRow } from '#geo/url/list-query'
import type { Locale } from '#geo/vocabulary'
import { PinIcon } from '../ui/pin-icon'
import { type SourceDateWords, sourceDateText } from './source-date'

interface Props {
  readonly project: Omit<CardRow, 'no' | 'slug' | 'districtId'>
  readonly href: string
  readonly locale: Locale
  readonly terms: Vocabularies
  /** Short name of the district. */
  readonly district: string
  /** A distance, for lists of what is near. */
  readonly extra?: string
  /** What the list is sorted by: a row shows it. */
  readonly sort?: Sort
  readonly t: SourceDateWords
}

/** A project in a list: pin, name, district, kind, status, date of its newest source, and its amount if disclosed. */
export const ProjectCard = ({ no, ...card }: Props & { readonly no: number }) => (
  <li className="card" data-no={no}>
    <CardLink {...card} />
  </li>
)

export function CardLink({ project, href, locale, terms, district, extra, sort, t }: Props) {
  const { name, kind, status, amountCny, date, datePrecision, asOf } = project
  const stage = status && termLabel(terms, 'status', status, locale)
  const amount = amountCny === null ? null : formatAmount(amountCny, locale)
  const day = sort === 'date' && date ? formatDate(date, datePrecision, locale) : null
  const source = sourceDateText(asOf, locale, t)
  const facts = [district, termLabel(terms, 'kind', kind, locale), stage, extra, day && amount, source]
  return (
    <Link href={href} prefetch={false} scroll={false}>
      <PinIcon pin={pinOf(terms, project)} />
      <span className="card-text">
        <span className="card-name">{name[locale]}</span>
        <span className="card-facts">{facts.filter(Boolean).join(' · ')}</span>
      </span>
      {day ? <span className="card-date">{day}</span> : amount && <span className="card-amount">{amount}</span>}
    </Link>
  )
}
