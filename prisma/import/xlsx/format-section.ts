/** The sections of a number format: what each of them shows of the numbers that it holds for (ECMA-376, 18.8.31). */

export interface Section {
  /** The parts of a date that it shows; `elapsed`: hours that are counted on beyond a day; null: it shows no date. */
  readonly date: 'day' | 'month' | 'year' | 'time' | 'elapsed' | null
  readonly hasSeconds: boolean
  /** How many percent signs follow the number, each of which shows it a hundred times as large. */
  readonly percents: number
  /** What the number is divided by before it is shown: a million in `0.00,,"百万元"`, ten thousand in `0!.0,"万"`. */
  readonly divisor: number
  /** Words that stand before and after the number, such as a unit. */
  readonly before: string
  readonly after: string
  /** For digits that words part, from the left: the words before each of them. null: they stand together. */
  readonly parted: readonly string[] | null
  /**
   * `zeros`: at least one digit is always shown; `digits`: none of a zero; `words`: no number; `nothing`: not even
   * that.
   */
  readonly shows: 'zeros' | 'digits' | 'words' | 'nothing'
  readonly condition: ((value: number) => boolean) | null
  readonly isText: boolean
}

type Token =
  | { readonly is: 'digit' | 'words' | 'bare' | 'general'; readonly text: string }
  | { readonly is: 'point' | 'comma' | 'percent' | 'text' | 'fraction' | 'elapsed' }
  | { readonly is: 'condition'; readonly text: string }

/** A piece of a format. G/通用格式 is what Chinese programs call General. */
const PIECE =
  /"([^"]*)"?|[\\!](.)|[_*].|\[([^\]]*)\]|(general|g\/通用格式)|(上午\/下午|am\/pm|a\/p)|(e[+-])|([#0?])|(.)/gisu
const CURRENCY = /^\$([^-]*)/
const CONDITION = /^(<=|>=|<>|<|>|=)\s*(-?[\d.]+)$/
const ELAPSED = /^(h+|m+|s+)$/i

/** The text of each section; a semicolon within words parts none. */
export const sectionsOf = (format: string): string[] => {
  const sections = ['']
  for (const [piece] of format.matchAll(PIECE)) {
    if (piece === ';') sections.push('')
    else sections[sections.length - 1] += piece
  }
  return sections
}

function tokensOf(section: string): Token[] {
  return Array.from(section.matchAll(PIECE), (match): Token | null => {
    const [piece, quoted, escaped, bracket, general, noon, exponent, digit, other] = match
    if (quoted !== undefined || escaped !== undefined) return { is: 'words', text: quoted ?? escaped! }
    if (bracket !== undefined) return ofBracket(bracket)
    if (general) return { is: 'general', text: general }
    if (exponent) return { is: 'fraction' }
    if (digit) return { is: 'digit', text: digit }
    if (noon || other === undefined) return null
    const named = { '.': 'point', ',': 'comma', '%': 'percent', '@': 'text', '/': 'fraction' } as const
    const is = Object.entries(named).find(([sign]) => sign === piece)?.[1]
    return is ? { is } : { is: 'bare', text: piece }
  }).filter((token) => token !== null)
}

function ofBracket(text: string): Token | null {
  const currency = CURRENCY.exec(text)?.[1]
  if (currency) return { is: 'words', text: currency }
  if (CONDITION.test(text)) return { is: 'condition', text }
  return ELAPSED.test(text) ? { is: 'elapsed' } : null
}

export function readSection(text: string): Section {
  const tokens = tokensOf(text)
  const condition = tokens.find(({ is }) => is === 'condition')
  const isNumber = ({ is }: Token) => is === 'digit' || is === 'general' || is === 'text'
  const [first, last] = [tokens.findIndex(isNumber), tokens.findLastIndex(isNumber)]
  const within = first < 0 ? [] : tokens.slice(first, last + 1)
  const [before, after] = first < 0 ? [tokens, []] : [tokens.slice(0, first), tokens.slice(last + 1)]
  const date = within.some(({ is }) => is === 'general' || is === 'text') ? null : dateParts(tokens)
  const { divisor, parted } = layoutOf(within, after)
  return {
    date,
    hasSeconds: tokens.some((token) => token.is === 'bare' && /s/i.test(token.text)),
    percents: tokens.filter(({ is }) => is === 'percent').length,
    divisor,
    before: wordsIn(before),
    after: wordsIn(after),
    parted,
    shows: showsOf(within, wordsIn(before)),
    condition: condition && 'text' in condition ? conditionOf(condition.text) : null,
    isText: tokens.some(({ is }) => is === 'text'),
  }
}

function showsOf(within: readonly Token[], words: string): Section['shows'] {
  if (within.length === 0) return words === '' ? 'nothing' : 'words'
  const isSure =
    within.some(({ is }) => is !== 'digit') || within.some((token) => 'text' in token && token.text === '0')
  return isSure ? 'zeros' : 'digits'
}

/** What is quoted or escaped, and of the rest what is a word or the sign of a currency. */
const wordsIn = (tokens: readonly Token[]): string =>
  tokens
    .map((token) => {
      if (token.is === 'words') return token.text
      return token.is === 'bare' && /[¥￥$€£\p{Script=Han}]/u.test(token.text) ? token.text : ''
    })
    .join('')
    .trim()

/**
 * Each comma behind the last digit, or before the point, divides by a thousand. Words among the digits part them; a
 * point among them that is a word, as in `0!.0,`, makes the digits behind it decimals.
 */
function layoutOf(within: readonly Token[], after: readonly Token[]): Pick<Section, 'divisor' | 'parted'> {
  const point = within.findIndex(({ is }) => is === 'point')
  const whole = point < 0 ? within : within.slice(0, point)
  const lastDigit = whole.findLastIndex(({ is }) => is === 'digit')
  const commas = [...whole.slice(lastDigit + 1), ...after].filter(({ is }) => is === 'comma').length
  const thousands = 1000 ** commas
  const isPlain = point >= 0 || within.some(({ is }) => is === 'fraction' || is === 'general' || is === 'text')
  const parted: string[] = []
  let words = ''
  for (const token of whole) {
    if (token.is === 'words' || token.is === 'bare') words += token.text
    if (token.is !== 'digit') continue
    parted.push(words)
    words = ''
  }
  const parts = parted.filter((one) => one !== '')
  if (isPlain || parts.length === 0) return { divisor: thousands, parted: null }
  const decimals = parted.length - parted.lastIndexOf('.')
  return parts.length === 1 && parts[0] === '.'
    ? { divisor: thousands * 10 ** decimals, parted: null }
    : { divisor: thousands, parted }
}

const HOLDS = new Map<string, (value: number, bound: number) => boolean>([
  ['<', (value, bound) => value < bound],
  ['<=', (value, bound) => value <= bound],
  ['>', (value, bound) => value > bound],
  ['>=', (value, bound) => value >= bound],
  ['=', (value, bound) => value === bound],
  ['<>', (value, bound) => value !== bound],
])

function conditionOf(text: string): Section['condition'] {
  const [, sign = '', bound = ''] = CONDITION.exec(text) ?? []
  const holds = HOLDS.get(sign)
  return holds ? (value) => holds(value, Number(bound)) : null
}

/** An `m` beside hours or seconds means minutes; `e` is the year of East Asian calendars. */
function dateParts(tokens: readonly Token[]): Section['date'] {
  if (tokens.some(({ is }) => is === 'elapsed')) return 'elapsed'
  const signs = tokens.map((token) => (token.is === 'bare' ? token.text.toLowerCase() : ' ')).join('')
  const withoutMinutes = signs.replace(/h+[^a-z]*m+|m+[^a-z]*s+/g, 'h')
  const has = (...some: readonly string[]) => some.some((sign) => withoutMinutes.includes(sign))
  if (has('d')) return 'day'
  if (has('y', 'e')) return has('m') ? 'month' : 'year'
  if (has('m')) return 'month'
  return has('h', 's') ? 'time' : null
}
