/** Chinese numerals before a unit of amounts: 十亿, 三亿五千万, 一千二百万. */

const NUMERALS =
  /(?<![\d.,零一二两三四五六七八九十百千])[零一二两三四五六七八九十百千]+个?(?=[万亿])|(?<=\d)个(?=[十百千]?[万亿])/g

/** With such numerals in digits and without 个: 10亿, 3亿5000万, 1200万; all else stays. */
export const withDigits = (text: string): string =>
  text.replace(NUMERALS, (numeral) => (numeral === '个' ? '' : String(inDigits(numeral.replace('个', '')))))

/** 一千二百 and the like, below ten thousand. */
export function inDigits(numeral: string): number {
  let [sum, digit] = [0, 0]
  for (const character of numeral.replaceAll('两', '二')) {
    const power = '十百千'.indexOf(character) + 1
    if (power === 0) digit = '零一二三四五六七八九'.indexOf(character)
    else {
      sum += (digit || 1) * 10 ** power
      digit = 0
    }
  }
  return sum + digit
}
