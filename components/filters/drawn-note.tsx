import Link from 'next/link'
import { DEFAULT_COMPARISON } from '#geo/compare/url'
import type { Filters } from '#geo/filters'
import { drawnAreas } from '#geo/map/area-outline'
import { countText } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import { compareHref } from '../compare-paths'
import type { Messages } from '../messages'

interface Props {
  readonly locale: Locale
  readonly t: Messages['home']
  readonly filters: Filters
  /** How many more projects may lie inside: only their district is known. */
  readonly undecided: number
}

/** What a drawn area means for projects without coordinates, and the way to compare what lies inside. */
export function DrawnNote({ locale, t, filters: { area, ...others }, undecided }: Props) {
  const areas = drawnAreas(area).map((drawn) => ({ area: drawn, filters: {} }))
  return (
    <p className="drawn-note">
      {t.drawnNote}
      {undecided > 0 && <> {countText(t.drawnUndecided, undecided, locale)}</>}{' '}
      <Link
        href={`${compareHref(locale, { ...DEFAULT_COMPARISON, areas, filters: others })}#compare-map`}
        prefetch={false}
      >
        {t.compareDrawn}
      </Link>
    </p>
  )
}
