/** Which district each feature of a file is: by a code among its properties, else by a name. */

import { pinyin } from 'pinyin-pro'
import { isAreaCode } from '#geo/area-code'
import type { Assignment, ReadFeature, ReadingContext } from '#geo/shapes/reading'
import { plainName } from '#geo/text/plain-name'
import type { PolygonFeature } from './read-file'

type Match = Pick<ReadFeature, 'name' | 'becomes' | 'by'>

const NAME_KEYS =
  /^(name|名称|xzqmc|mc|qxmc|district|县|区|地名|name[_:]?(zh|cn|chn|chi)([_-]?hans)?|zh|cn|中文名|fname)$/i
const ENGLISH_KEYS = /^(en|name[_:]?en|en[_:]?name|name_eng|ename|english|英文名|英文名称|英文)$/i
/** As GADM has them, one for each level down to the feature: NAME_1, NL_NAME_2. */
const LEVEL_KEYS = /^(nl_)?name_[1-5]$/i
const CODE = /^(156)?(\d{6})(\d{3}|\d{6})?$/
/** Properties that hold the code of an area elsewhere. */
const CODE_KEYS =
  /^(code|district_?code|id|iso|iso_3166_2|nuts_id|lau_id|geoid|[a-z]{3}\d\d(cd|_code)|ref|hasc_2|gid_2)$/i

/**
 * `hand` is what an admin has chosen for it, if anything. What the file does not name is called by its code, else by
 * its `number` in the file, so that all that is said of it can be told apart.
 */
export function matchFeature(
  feature: PolygonFeature,
  number: number,
  context: ReadingContext,
  hand?: Assignment,
): Match {
  const match = judged(feature, context, hand)
  return { ...match, name: match.name || codeOf(feature) || `#${number}` }
}

function judged(feature: PolygonFeature, context: ReadingContext, hand?: Assignment): Match {
  const { properties } = feature
  const texts = textsOf(feature)
  const name = nameIn(properties ?? {}, texts)
  if (context.kind !== 'districts') return { name, becomes: hand ?? { to: 'district', id: '' }, by: 'nothing' }
  if (hand) return { name, becomes: hand, by: 'hand' }
  const codes = codesIn(texts)
  const byCode = context.districts.find((district) => texts.includes(district.id) || codes.includes(district.id))
  if (byCode) return { name: name || byCode.name.zh, becomes: { to: 'district', id: byCode.id }, by: 'code' }
  const plain = texts.map(plainName).filter(Boolean)
  const byName = context.districts.filter(({ names }) => names.some((other) => plain.includes(plainName(other))))
  if (byName.length === 1)
    return { name: name || byName[0]!.name.zh, becomes: { to: 'district', id: byName[0]!.id }, by: 'name' }
  const alike = bySound(name, context)
  if (alike) return { name, becomes: { to: 'district', id: alike }, by: 'sound' }
  const code = codeOf(feature)
  const ofChina = codes.length > 0
  return {
    name,
    becomes: {
      ...{ to: 'new', id: code, cityId: ofChina ? `${code.slice(0, 4)}00` : '' },
      ...{ zh: name, en: englishName(properties ?? {}) || latin(name) },
    },
    by: 'nothing',
  }
}

/**
 * The one district that is read as the name is, as one written in traditional characters is; null: none, or several.
 */
function bySound(name: string, { districts }: ReadingContext): string | null {
  if (!isChinese(name)) return null
  const sound = pinyin(plainName(name))
  const alike = districts.filter(({ names }) =>
    names.some((other) => isChinese(other) && pinyin(plainName(other)) === sound),
  )
  return alike.length === 1 ? alike[0]!.id : null
}

function textsOf({ properties, id }: PolygonFeature): string[] {
  const values = [id, ...Object.values(properties ?? {})].filter(
    (value) => typeof value === 'string' || typeof value === 'number',
  )
  return values.map((value) => String(value).trim()).filter(Boolean)
}

const codesIn = (texts: readonly string[]): string[] => texts.flatMap((text) => CODE.exec(text)?.[2] ?? [])

const codeOf = (feature: PolygonFeature): string => codesIn(textsOf(feature))[0] ?? codeIn(feature.properties ?? {})

/** What a property that is called a code holds; '' where none is. */
function codeIn(properties: Record<string, unknown>): string {
  const entry = Object.entries(properties).find(([key, value]) => CODE_KEYS.test(key) && isAreaCode(String(value)))
  return entry ? String(entry[1]) : ''
}

/** What a feature without a shape is called. */
export function nameOfFeature(properties: PolygonFeature['properties'], context: ReadingContext): string {
  const feature: PolygonFeature = { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [] } }
  return judged(feature, context).name || codeOf(feature) || '#'
}

const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text)

type Properties = Readonly<Record<string, unknown>>

/** The texts of the properties that are called so. */
const textsUnder = (properties: Properties, keys: RegExp): string[] =>
  Object.entries(properties).flatMap(([key, value]) =>
    keys.test(key) && typeof value === 'string' && value.trim() ? [value.trim().slice(0, 60)] : [],
  )

/** What the properties that are called names hold; of names by level those of the lowest. */
function namesIn(properties: Properties): string[] {
  const levels = Object.entries(properties).filter(([key]) => LEVEL_KEYS.test(key))
  const lowest =
    levels
      .map(([key]) => key.at(-1)!)
      .toSorted()
      .at(-1) ?? ''
  const ofLevel = Object.fromEntries(levels.filter(([key]) => key.endsWith(lowest)))
  return [...textsUnder(properties, NAME_KEYS), ...textsUnder(ofLevel, LEVEL_KEYS)]
}

/** The property that is called a name, in Chinese where there is one; else the first text in Chinese. */
function nameIn(properties: Properties, texts: readonly string[]): string {
  const names = namesIn(properties)
  return names.find(isChinese) ?? names[0] ?? texts.find(isChinese)?.slice(0, 60) ?? englishName(properties)
}

/** What the file calls it in English, or else in other letters than Chinese; empty: nothing. */
export function englishName(properties: Properties): string {
  const names = namesIn(properties).filter((name) => !isChinese(name))
  return textsUnder(properties, ENGLISH_KEYS).find((name) => !isChinese(name)) ?? names[0] ?? ''
}

/** 虎丘区 → Huqiu. An admin may word it better. */
function latin(name: string): string {
  const stem = name.length > 2 ? name.replace(/(区|县|市|新区)$/, '') : name
  const text = pinyin(stem, { toneType: 'none', type: 'array', nonZh: 'consecutive' }).join('')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
