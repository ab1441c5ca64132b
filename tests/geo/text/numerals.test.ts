import { expect, it } from 'vitest'
import { withDigits } from '#geo/text/numerals'

it.each([
  ['十亿', '10亿'],
  ['三亿五千万', '3亿5000万'],
  ['一千二百万元', '1200万元'],
  ['两个亿', '2亿'],
  ['3个亿', '3亿'],
  ['百亿', '100亿'],
  ['0.1百万元', '0.1百万元'],
  ['3千万', '3千万'],
  ['数十亿', '数10亿'],
  ['一期3亿', '一期3亿'],
  ['五百强', '五百强'],
])('%s: %s', (text, digits) => {
  expect(withDigits(text)).toBe(digits)
})
