import { USER_ROLES } from '#geo/edit/roles'
import type { Check, SourceRecord } from '#geo/records'
import { fill, formatDate, formatNumber } from '#geo/text/format'
import { type Locale, labelOf } from '#geo/vocabulary'
import type { Messages } from '../messages'
import { asOfText } from './as-of'

interface Props {
  readonly sources: readonly SourceRecord[]
  /** Of everything that can be checked on the page by itself. */
  readonly checks: readonly (Check | null)[]
  readonly locale: Locale
  readonly t: Messages['project']
}

/** As of which date the sources speak, and when somebody last compared the values with them. */
export function Freshness({ sources, checks, locale, t }: Props) {
  const asOf = asOfText(sources, locale, t)
  return (
    <p className="small freshness">
      {asOf && <span data-fresh="as-of">{asOf}</span>}
      {checks.length > 0 && <span data-fresh="checked">{checkText(checks, locale, t)}</span>}
    </p>
  )
}

/** Of several, the check that is longest ago; where some are not checked, how many are. */
function checkText(checks: Props['checks'], locale: Locale, t: Props['t']): string {
  const done = checks.filter((check) => check !== null)
  if (done.length === 0) return t.notChecked
  const { date, role } = done.reduce((oldest, check) => (check.date < oldest.date ? check : oldest))
  const values = {
    date: formatDate(date, 'day', locale),
    name: role ? labelOf(USER_ROLES, role, locale).toLowerCase() : t.roleUnknown,
    n: formatNumber(done.length, locale),
    all: formatNumber(checks.length, locale),
  }
  return fill(done.length === checks.length ? t.checked : t.checkedSome, values)
}
