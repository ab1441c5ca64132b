import { countText, fill } from '#geo/text/format'
import { joinNames } from '#geo/text/punctuation'
import type { DroppedCondition } from '#geo/url/dropped-parts'
import type { Locale } from '#geo/vocabulary'
import type { Messages } from '../messages'

interface Props {
  readonly locale: Locale
  readonly t: Messages['home']
  /** What of the address was left out. */
  readonly dropped: readonly DroppedCondition[]
  /** How many projects match all else, and have no date, or no disclosed amount, to be bounded. */
  readonly unvalued: { readonly date: number; readonly amount: number }
}

/** What a filter leaves out without being told to. */
export function FilterNotes({ locale, t, dropped, unvalued }: Props) {
  const text = joinNames(
    dropped.map((part) => `${part.key}=${part.text}`),
    locale,
  )
  return (
    <>
      {text && (
        <p className="notice" role="alert">
          {fill(t.dropped, { text })}
        </p>
      )}
      {unvalued.date > 0 && <p className="filter-note">{countText(t.undated, unvalued.date, locale)}</p>}
      {unvalued.amount > 0 && <p className="filter-note">{countText(t.undisclosed, unvalued.amount, locale)}</p>}
    </>
  )
}
