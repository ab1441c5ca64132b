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

/** What bounds leave out that has no date or no disclosed amount, in words, each with its number. */
export const unvaluedNotes = (unvalued: Props['unvalued'], t: Props['t'], locale: Locale): string[] => [
  ...(unvalued.date > 0 ? [countText(t.undated, unvalued.date, locale)] : []),
  ...(unvalued.amount > 0 ? [countText(t.undisclosed, unvalued.amount, locale)] : []),
]

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
      {unvaluedNotes(unvalued, t, locale).map((note) => (
        <p key={note} className="filter-note">
          {note}
        </p>
      ))}
    </>
  )
}
