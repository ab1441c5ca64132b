/** What findings share. */

import type { Text } from '../../records'
import { withBrackets } from '../../text/punctuation'
import type { Locale } from '../../vocabulary'
import type { AreaFacts } from '../table/row'

/** A sentence about a row of the table. A larger weight is a larger difference. */
export interface Finding {
  readonly id: string
  readonly weight: number
  readonly text: Text
}

const LISTS = { zh: new Intl.ListFormat('zh-CN'), en: new Intl.ListFormat('en-GB') }

const labelOf = ({ letter, name }: AreaFacts, locale: Locale): string => withBrackets(name[locale], letter, locale)

/** Names with letters: `North (A) and South (B)`. */
export const labelsOf = (areas: readonly AreaFacts[], locale: Locale): string =>
  LISTS[locale].format(areas.map((area) => labelOf(area, locale)))

export const byWeight = <F extends Finding>(findings: readonly F[]): F[] =>
  [...findings].sort((a, b) => b.weight - a.weight)
