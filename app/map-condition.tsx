import { messagesOf } from '#components/messages/index'
import { fill } from '#geo/text/format'
import { parseView, type QueryValues } from '#geo/url/view-url'
import type { Locale } from '#geo/vocabulary'
import { conditionOf } from './condition'

interface Props {
  readonly locale: Locale
  readonly searchParams: Promise<QueryValues>
}

/** On a page that is not itself filtered: what its map leaves out. Nothing without a filter. */
export async function MapCondition({ locale, searchParams }: Props) {
  const text = await conditionOf(parseView(await searchParams).filters, locale)
  return text ? <p className="condition">{fill(messagesOf(locale).site.mapShowsOnly, { text })}</p> : null
}
