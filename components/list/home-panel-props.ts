import type { ReactNode } from 'react'
import type { Facet, Sort } from '#geo/filters'
import type { FacetCount, Totals } from '#geo/query/facets'
import type { RowView } from '#geo/query/list-rows'
import type { DistrictRef, Ref } from '#geo/records'
import type { Vocabularies } from '#geo/terms'
import type { QuestionReading } from '#geo/text/question/reading'
import type { DroppedCondition } from '#geo/url/dropped-parts'
import type { View } from '#geo/url/view-url'
import type { Locale } from '#geo/vocabulary'
import type { Messages } from '../messages'

/** What the list and its filters are drawn from. */
export interface HomePanelProps {
  readonly locale: Locale
  readonly t: Messages
  /** One sentence about the site. */
  readonly tagline: string
  readonly path: string
  readonly view: View
  readonly sort: Sort
  readonly projects: readonly RowView[]
  readonly revision: number
  /** Where the next page begins; null: this is the last one. */
  readonly next: string | null
  /** All projects, whatever the filter. */
  readonly total: number
  readonly totals: Totals
  /** How many more may lie in the drawn areas. */
  readonly undecided: number
  readonly dropped: readonly DroppedCondition[]
  readonly unvalued: { readonly date: number; readonly amount: number }
  readonly facets: Readonly<Record<Facet, readonly FacetCount[]>>
  readonly districts: readonly DistrictRef[]
  readonly events: readonly Ref[]
  readonly terms: Vocabularies
  /** Those that rows may need which are loaded later. */
  readonly rowTerms: Vocabularies
  /** What a question was, and how it was read; `offer` is where it would lead. */
  readonly question: { readonly text: string; readonly reading: QuestionReading; readonly offer: string | null } | null
  /** Stands above the list. */
  readonly takeAway: ReactNode
}
