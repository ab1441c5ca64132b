import Form from 'next/form'
import Link from 'next/link'
import type { CompareView } from '#geo/compare/url'
import type { Ref, Text } from '#geo/records'
import type { Vocabularies } from '#geo/terms'
import { countText, fill } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import { compareHref, comparePath } from '../compare-paths'
import { FilterFields } from '../filters/filter-fields'
import type { Messages } from '../messages'
import { Icon, type IconName } from '../ui/icon'
import { AreaLetter } from './area-letter'
import { HiddenFields } from './hidden-fields'
import { withAreaMoved, withAreaRemoved } from './view-changes'

interface Props {
  readonly locale: Locale
  readonly t: Messages
  readonly view: CompareView
  readonly events: readonly Ref[]
  readonly terms: Vocabularies
  readonly areas: readonly { readonly letter: string; readonly name: Text; readonly count: number }[]
}

/** The areas by letter: each can be moved, removed and filtered, by plain links and forms. */
export function AreaList({ locale, t, view, areas, events, terms }: Props) {
  const words = t.compare
  const tool = (name: IconName, label: string, next: CompareView) => (
    <Link href={compareHref(locale, next)} aria-label={label} title={label} prefetch={false} scroll={false}>
      <Icon name={name} />
    </Link>
  )
  return (
    <ol className="areas">
      {areas.map(({ letter, name, count }, i) => {
        const label = `${letter} ${name[locale]}`
        const areaFilters = view.areas[i]!.filters
        const hasFilters = Object.keys(areaFilters).length > 0
        return (
          <li key={letter} className="area" data-area={letter.toLowerCase()}>
            <div className="area-head">
              <AreaLetter letter={letter} />
              <h3>{name[locale]}</h3>
              <div className="area-tools">
                {i > 0 && tool('left', fill(words.left, { label }), withAreaMoved(view, i, -1))}
                {i < areas.length - 1 && tool('right', fill(words.right, { label }), withAreaMoved(view, i, 1))}
                {tool('close', fill(words.remove, { label }), withAreaRemoved(view, i))}
              </div>
            </div>
            <p className="small">{countText(t.district.projects, count, locale)}</p>
            <details className="area-filter" data-set={hasFilters || undefined}>
              <summary>{words.ownFilter}</summary>
              <Form
                action={comparePath(locale)}
                scroll={false}
                prefetch={false}
                aria-label={fill(words.ownFilterOf, { label })}
              >
                <HiddenFields view={view} without={[`f${i}`]} />
                <FilterFields
                  locale={locale}
                  t={t}
                  prefix={`f${i}.`}
                  filters={areaFilters}
                  events={events}
                  terms={terms}
                />
                <button type="submit">{words.apply}</button>
              </Form>
            </details>
          </li>
        )
      })}
    </ol>
  )
}
