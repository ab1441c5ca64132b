import Link from 'next/link'
import { formatAmount } from '#geo/text/format'
import type { CardRow } from '#geo/url/list-query'
import { KINDS, type Locale, labelOf, type Precision, type Sector, STATUSES, type Status } from '#geo/vocabulary'
import { PinIcon } from '../ui/pin-icon'

interface Props {
  readonly project: Omit<CardRow, 'no' | 'slug' | 'districtId'>
  readonly href: string
  readonly locale: Locale
  /** Short name of the district. */
  readonly district: string
  /** A distance, for lists of what is near. */
  readonly extra?: string
}

/** A project in a list: pin, name, district, kind, status, and its amount where one is disclosed. */
export const ProjectCard = ({ no, ...card }: Props & { readonly no: number }) => (
  <li className="card" data-no={no}>
    <CardLink {...card} />
  </li>
)

export function CardLink({ project, href, locale, district, extra }: Props) {
  const { name, kind, sector, status, precision, amountCny } = project
  const pin = { sector: sector as Sector, precision: precision as Precision, status: status as Status | null }
  const facts = [district, labelOf(KINDS, kind, locale), status && labelOf(STATUSES, status, locale), extra]
  return (
    <Link href={href} prefetch={false} scroll={false}>
      <PinIcon pin={pin} />
      <span className="card-text">
        <span className="card-name">{name[locale]}</span>
        <span className="card-facts">{facts.filter(Boolean).join(' · ')}</span>
      </span>
      {amountCny !== null && <span className="card-amount">{formatAmount(amountCny, locale)}</span>}
    </Link>
  )
}
