/** Whether a cell can be the name of a project. */

import { fieldOfHeading } from '../headings'

const NOTHING = /^(无|暂无|空|没有|未知|不详|待定|未定|未命名|同上|none|null|nil|n\/?a|tbd|unnamed|unknown)$/i

/** What refers to a footnote: 甲项目①, 乙项目*, 丙项目[1], 丁项目², 戊项目#; not 厂房2#. */
const MARK =
  /(?<=\S)\s*([*＊※†‡★☆▲△◆◇■□●○]{1,3}|(?<!\d)[#＃]|[\u2460-\u24ff\u2776-\u2793\u00b9\u00b2\u00b3\u2070-\u2079]|[[［【〔]\d{1,2}[\]］】〕])$/u

/** The name without such a mark; itself where it has none. */
export const withoutMark = (name: string): string => name.replace(MARK, '')

/** No name: signs or digits only, a word for nothing, or a heading, as in a table that is turned or goes on anew. */
export const isNoName = (text: string): boolean => {
  const plain = text.normalize('NFKC').trim()
  return !/\p{L}/u.test(plain) || NOTHING.test(plain) || fieldOfHeading(text) !== null
}
