/** Which district each feature of a file is: by a code among its properties, else by a name. */

import { pinyin } from 'pinyin-pro'
import { isAreaCode } from '#geo/area-code'
import type { Assignment, ReadFeature, ReadingContext } from '#geo/shapes/reading'
import { plainName } from '#geo/text/plain-name'
import type { PolygonFeature } from './read-file'

type Match = Pick<ReadFeature, 'name' | 'becomes' | 'by'>

const NAME_KEYS = /^(name|名称|xzqmc|mc|qxmc|district|县|区|地名|name_zh|zh|fname|nl_name_2)$/i
const CODE = /^(156)?(\d{6})(\d{3}|\d{6})?$/
/** Properties that hold the code of an area elsewhere. */
const CODE_KEYS =
  /^(code|district_?code|id|iso|iso_3166_2|nuts_id|lau_id|geoid|[a-z]{3}\d\d(cd|_code)|ref|hasc_2|gid_2)$/i

/** `hand` is what an admin has chosen for it, if anything. */
export function matchFeature({ properties, id }: PolygonFeature, context: ReadingContext, hand?: Assignment): Match {
  const values = [id, ...Object.values(properties ?? {})].filter(
    (value) => typeof value === 'string' || typeof value === 'number',
  )
  const texts = values.map((value) => String(value).trim()).filter(Boolean)
  const name = nameIn(properties ?? {}, texts)
  if (context.kind !== 'districts') return { name, becomes: hand ?? { to: 'district', id: '' }, by: 'nothing' }
  if (hand) return { name, becomes: hand, by: 'hand' }
  const codes = texts.flatMap((text) => CODE.exec(text)?.[2] ?? [])
  const byCode = context.districts.find((district) => texts.includes(district.id) || codes.includes(district.id))
  if (byCode) return { name: name || byCode.name.zh, becomes: { to: 'district', id: byCode.id }, by: 'code' }
  const plain = texts.map(plainName).filter(Boolean)
  const byName = context.districts.filter(({ names }) => names.some((other) => plain.includes(plainName(other))))
  if (byName.length === 1)
    return { name: name || byName[0]!.name.zh, becomes: { to: 'district', id: byName[0]!.id }, by: 'name' }
  const code = codes[0] ?? codeIn(properties ?? {})
  const ofChina = codes.length > 0
  return {
    name,
    becomes: { to: 'new', id: code, cityId: ofChina ? `${code.slice(0, 4)}00` : '', zh: name, en: latin(name) },
    by: 'nothing',
  }
}

/** What a property that is called a code holds; '' where none is. */
function codeIn(properties: Record<string, unknown>): string {
  const entry = Object.entries(properties).find(([key, value]) => CODE_KEYS.test(key) && isAreaCode(String(value)))
  return entry ? String(entry[1]) : ''
}

/** The property that is called a name, else the first text in Chinese. */
function nameIn(properties: Record<string, unknown>, texts: readonly string[]): string {
  const entry = Object.entries(properties).find(
    ([key, value]) => NAME_KEYS.test(key) && typeof value === 'string' && value,
  )
  const name = entry?.[1] ?? texts.find((text) => /\p{Script=Han}/u.test(text)) ?? ''
  return String(name).trim().slice(0, 60)
}

/** 虎丘区 → Huqiu. An admin may word it better. */
function latin(name: string): string {
  const stem = name.length > 2 ? name.replace(/(区|县|市|新区)$/, '') : name
  const text = pinyin(stem, { toneType: 'none', type: 'array', nonZh: 'consecutive' }).join('')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
