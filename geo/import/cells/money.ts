/** Units and currencies of amounts, as headings and cells write them. */

import { readAmount } from '../../text/amount-text'
import { FOREIGN_CURRENCIES } from '../../text/currencies'
import { simpleCharacters } from '../../text/traditional'

/** The yuan: any other currency is kept as it is, and never converted. */
export const YUAN = 'CNY'

/** ISO 4217 codes, and how they are written. Longer words come first. */
const CURRENCIES: readonly (readonly [code: string, words: RegExp])[] = [
  ['HKD', /港元|港币|hk\$|hkd/],
  ['SGD', /新加坡元|新元|新币|(?<![a-z])s\$|sgd/],
  ['AUD', /澳元|澳币|(?<![a-z])a\$|aud/],
  ['CAD', /加元|加币|(?<![a-z])c\$|cad/],
  ['TWD', /新台币|台币|nt\$|twd/],
  ['USD', /美元|美金|us\$|usd|\$/],
  ['EUR', /欧元|eur|€/],
  ['GBP', /英镑|gbp|£/],
  ['JPY', /日元|日圆|jpy/],
  ['KRW', /韩元|韩币|krw|₩/],
  ['CHF', /瑞士法郎|瑞郎|chf/],
  [YUAN, /人民币|rmb|cny|cn¥|¥|yuan/],
]
/** As they are offered: the commonest first. */
export const CURRENCY_CODES: readonly string[] = [YUAN, ...FOREIGN_CURRENCIES]

/** Case, width, spaces and traditional characters do not matter. */
export const flatText = (text: string): string =>
  simpleCharacters(text.normalize('NFKC').toLowerCase().replace(/\s+/g, ''))

/** The currency that a text names, and the text without it; null where it names none, as in 亿元. */
export function currencyIn(flat: string): { readonly currency: string; readonly rest: string } | null {
  for (const [currency, words] of CURRENCIES) if (words.test(flat)) return { currency, rest: flat.replace(words, '') }
  return null
}

/** The units that headings use, as geo/text/amount-text.ts reads them. */
const UNIT_WORDS: readonly (readonly [number, string])[] = [
  [1, ''],
  [1e3, '千'],
  [1e4, '万'],
  [1e6, '百万'],
  [1e7, '千万'],
  [1e8, '亿'],
  [1e9, '十亿'],
]
export const AMOUNT_UNITS: readonly number[] = UNIT_WORDS.map(([unit]) => unit)

/** 1e8: 亿. */
export const unitWord = (unit: number): string => UNIT_WORDS.find(([one]) => one === unit)?.[1] ?? ''

export interface MoneyUnit {
  /** Units of the currency in one of these: 1e8 for 亿元. */
  readonly unit: number
  /** null: not named, as in 亿. */
  readonly currency: string | null
}

/** How English writes what Chinese has words for. */
const IN_ENGLISH = [
  [/(?<![\d.,])100million/, '亿'],
  [/(?<![\d.,])10(,?000|thousand)(?!\d)/, '万'],
] as const

/** What a unit in a heading is: 亿元, 万美元, CNY million; null for anything but a unit of money. */
export function moneyUnit(text: string): MoneyUnit | null {
  const flat = IN_ENGLISH.reduce(
    (all, [words, unit]) => all.replace(words, unit),
    flatText(text).replace(/^单位[:：]?/, ''),
  )
  if (flat === '' || /\d/.test(flat)) return null
  const named = currencyIn(flat)
  const word = (named ? named.rest : flat).replace(/元$/, '')
  const currency = named?.currency ?? (/元$/.test(flat) ? YUAN : null)
  if (word === '') return { unit: 1, currency }
  const reading = readAmount(`1${word}`)
  return 'cny' in reading && AMOUNT_UNITS.includes(reading.cny) ? { unit: reading.cny, currency } : null
}
