/**
 * Headings of which only the initials are left: the tables of shapefiles hold ten letters of Latin script, and Chinese
 * ones spell their columns so (XMMC for 项目名称).
 *
 * For the server only: pinyin-pro carries its dictionaries (300 kB).
 */

import '#server-only'
import { pinyin } from 'pinyin-pro'
import { COLUMNS, type ImportField } from '../columns'

type Fields = readonly (ImportField | null)[]

/** Two letters are initials of too much. */
const INITIALS = /^[A-Z]{3,10}$/

let fields: ReadonlyMap<string, ImportField | null> | null = null

const initialsOf = (word: string): string =>
  pinyin(word, { pattern: 'first', toneType: 'none', type: 'array' }).join('').toUpperCase()

/** By initials the field that they mean; null where they are those of several. */
function known(): ReadonlyMap<string, ImportField | null> {
  if (fields) return fields
  const all = new Map<string, ImportField | null>()
  for (const { field, zh, aliases } of COLUMNS)
    for (const name of [zh.replace(/[（(].*$/, ''), ...aliases.split(' ')]) {
      if (!/^\p{Script=Han}{3,10}$/u.test(name)) continue
      const initials = initialsOf(name)
      all.set(initials, all.has(initials) && all.get(initials) !== field ? null : field)
    }
  fields = all
  return all
}

/** The columns with those that initials tell; no field is given twice. */
export function columnsByInitials(headings: readonly string[], columns: Fields): Fields {
  return headings.reduce<Fields>((all, heading, at) => {
    const field = all[at] === null && INITIALS.test(heading.trim()) ? known().get(heading.trim()) : null
    return field && !all.includes(field) ? all.with(at, field) : all
  }, columns)
}
