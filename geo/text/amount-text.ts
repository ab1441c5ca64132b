/** Amounts as people type them, to whole yuan: 522亿, 5.22亿元, 1亿2000万, 52.2 billion, 3,000万. */

import { hasMarkedDigits } from './marked-digits'

export type AmountProblem = 'empty' | 'unreadable' | 'currency' | 'fraction' | 'too-large'
export type ReadAmount = { readonly cny: number } | { readonly problem: AmountProblem }

/** Names and powers of ten. Where one name begins with another, the longer comes first. */
const UNITS: readonly (readonly [string, number])[] = [
  ['万亿', 12],
  ['千亿', 11],
  ['百亿', 10],
  ['十亿', 9],
  ['亿', 8],
  ['千万', 7],
  ['百万', 6],
  ['十万', 5],
  ['万', 4],
  ['千', 3],
  ['trillion', 12],
  ['tn', 12],
  ['billion', 9],
  ['bn', 9],
  ['b', 9],
  ['million', 6],
  ['mn', 6],
  ['m', 6],
  ['thousand', 3],
  ['k', 3],
]
const UNIT = UNITS.map(([name]) => name).join('|')
const NUMBER = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{1,20})?`
const PART = new RegExp(String.raw`^(${NUMBER})\s*(${UNIT})?\s*`)
const YUAN_BEFORE = /^(?:人民币|rmb|cny|cn¥|¥)\s*/
const YUAN_AFTER = /\s*(?:元人民币|人民币|元|圆|yuan|rmb|cny)$/
const FOREIGN = /\$|€|£|美元|港元|港币|欧元|日元|英镑|usd|eur|hkd|jpy|gbp/

/**
 * Whole yuan, or why the text is none: another currency, fractions of a yuan, more than a number holds exactly
 * (9 × 10¹⁵), or otherwise unreadable. Nothing is rounded or guessed: 约, “about” and ranges are unreadable, and a bare
 * number counts as yuan.
 */
export function readAmount(text: string): ReadAmount {
  const plain = text.normalize('NFKC').trim().toLowerCase()
  if (plain === '') return { problem: 'empty' }
  if (hasMarkedDigits(text)) return { problem: 'unreadable' }
  if (FOREIGN.test(plain)) return { problem: 'currency' }
  let rest = plain.replace(YUAN_BEFORE, '').replace(YUAN_AFTER, '').trim()
  const parts: { readonly scaled: bigint; readonly power: number }[] = []
  while (rest !== '') {
    const [whole, digits, unit] = PART.exec(rest) ?? []
    if (whole === undefined || digits === undefined) return { problem: 'unreadable' }
    const power = UNITS.find(([name]) => name === unit)?.[1] ?? 0
    // In 1亿2000万 each unit must be smaller than the one before.
    if (parts.length > 0 && power >= parts.at(-1)!.power) return { problem: 'unreadable' }
    parts.push({ scaled: scaledOf(digits, power), power })
    rest = rest.slice(whole.length)
  }
  if (parts.length === 0) return { problem: 'unreadable' }
  const total = parts.reduce((sum, { scaled }) => sum + scaled, 0n)
  if (total % SCALE !== 0n) return { problem: 'fraction' }
  const cny = total / SCALE
  return cny > BigInt(Number.MAX_SAFE_INTEGER) ? { problem: 'too-large' } : { cny: Number(cny) }
}

/** As many decimals as NUMBER accepts. */
const DECIMALS = 20
const SCALE = 10n ** BigInt(DECIMALS)

function scaledOf(digits: string, power: number): bigint {
  const [whole = '', decimals = ''] = digits.replaceAll(',', '').split('.')
  return BigInt(whole + decimals.padEnd(DECIMALS, '0')) * 10n ** BigInt(power)
}
