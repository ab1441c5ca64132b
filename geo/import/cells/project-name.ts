/** Whether a cell can be the name of a project. */

import { recognise } from '../headings'

const NOTHING = /^(无|暂无|空|没有|未知|不详|待定|未定|未命名|同上|none|null|nil|n\/?a|tbd|unnamed|unknown)$/i

/** No name: signs or digits only, a word for nothing, or a heading, as in a table that is turned or goes on anew. */
export const isNoName = (text: string): boolean => {
  const plain = text.normalize('NFKC').trim()
  return !/\p{L}/u.test(plain) || NOTHING.test(plain) || recognise(text).field !== null
}
