/** The district that an address, or the title of a table, begins with. */

import { plainName } from '../../text/plain-name'

interface NamedDistrict {
  readonly id: string
  readonly names: readonly string[]
}

const PROVINCE = /^(中国)?\p{Script=Han}{2,3}省/u
/** 吴江路 is a street, wherever it is. */
const STREET = /^[东西南北中]?(路|街|大道|大街|公路|巷|弄|里|桥)/

/**
 * The district whose name stands first, after province and city; null if there is none or two have it. A name further
 * in tells nothing: 汾湖高新区 is not 高新区.
 */
export function districtOfAddress(
  districts: readonly NamedDistrict[],
  cities: readonly string[],
): (text: string) => string | null {
  const names = districts.flatMap(({ id, names: all }) =>
    all.filter((name) => /^\p{Script=Han}{2,}$/u.test(name)).map((name) => ({ id, name: plainName(name) })),
  )
  const starts = cities.map(plainName).flatMap((city) => [`${city}市`, city])
  return (text) => {
    if (text === '') return null
    const plain = plainName(text).replace(PROVINCE, '')
    const city = starts.find((start) => start !== '' && plain.startsWith(start)) ?? ''
    const fits = [plain, plain.slice(city.length)].flatMap((rest) =>
      names.filter(({ name }) => rest.startsWith(name) && !STREET.test(rest.slice(name.length))),
    )
    const longest = Math.max(0, ...fits.map(({ name }) => name.length))
    const ids = new Set(fits.filter(({ name }) => name.length === longest).map(({ id }) => id))
    return ids.size === 1 ? [...ids][0]! : null
  }
}

/** What a title may begin with before it names a place: 附件2：, 2025年, 2026年度一季度. */
const BEFORE_PLACE =
  /^[《“"(（]?\s*(附[件表]\s*[\d一二三四五六七八九十]*\s*[:：.、]?)?\s*[《“"]?((19|20)\d{2}\s*(年度?|[-—./])?\s*(第?[一二三四1-4]季度|[上下]半年|\d{1,2}\s*([-—~]\s*\d{1,2})?\s*月份?)?\s*)?/u

/** The one district that the lines above a table begin with. */
export function districtOfTitle(titles: readonly string[], districtIn: (text: string) => string | null): string | null {
  const ids = new Set(titles.flatMap((text) => districtIn(text.normalize('NFKC').replace(BEFORE_PLACE, '')) ?? []))
  return ids.size === 1 ? [...ids][0]! : null
}
