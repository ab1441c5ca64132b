import { expect, test } from 'vitest'
import { setTitle, widthEm } from '#app/og/title'
import type { Locale } from '#geo/vocabulary'
import { foundingData } from '#prisma/seed/data'

const WIDTH = 396

test.each<[Locale, string, number, string[]]>([
  ['zh', '', 60, []],
  ['zh', '常熟市', 60, ['常熟市']],
  ['zh', '苏州项目落户地图', 60, ['苏州项目', '落户地图']],
  ['zh', '苏州上海大学创新中心', 60, ['苏州上海大学', '创新中心']],
  ['zh', '2021苏州高新区对接大湾区创新发展推介会', 48, ['2021苏州高新区', '对接大湾区创新', '发展推介会']],
  ['en', 'Districts', 60, ['Districts']],
  ['en', 'The Suzhou landing map', 60, ['The Suzhou', 'landing map']],
  ['en', 'Suzhou Industrial Park (SIP)', 54, ['Suzhou', 'Industrial', 'Park (SIP)']],
])('%s: %s is set in %i px as %j', (locale, text, px, lines) => {
  expect(setTitle(text, WIDTH, locale)).toEqual({ px, lines })
})

const NAMES = [...foundingData.projects, ...foundingData.events, ...foundingData.districts].flatMap(
  ({ nameZh, nameEn }): [Locale, string][] => [
    ['zh', nameZh],
    ['en', nameEn],
  ],
)

test.each(NAMES)('%s: all of “%s” is set, and no line is too wide', (locale, name) => {
  const { px, lines } = setTitle(name, WIDTH, locale)
  expect(lines.join('').replaceAll(' ', '')).toBe(name.replaceAll(' ', ''))
  expect(Math.max(...lines.map(widthEm)) * px).toBeLessThanOrEqual(WIDTH)
  expect(lines.length * px).toBeLessThanOrEqual(5 * 32 + 2)
})

test('a word longer than a line is broken, and a title longer than five lines is cut', () => {
  const word = setTitle('A'.repeat(60), WIDTH, 'en')
  expect(word.lines.join('')).toBe('A'.repeat(60))
  expect(word.lines.length).toBeGreaterThan(1)
  const long = setTitle('苏州'.repeat(100), WIDTH, 'zh')
  expect(long.px).toBe(32)
  expect(long.lines).toHaveLength(5)
  expect(long.lines.at(-1)).toMatch(/…$/)
  const words = setTitle('Suzhou High-tech Zone with biomedicine, '.repeat(8), WIDTH, 'en')
  expect(words.lines.at(-1)).toMatch(/…$/)
  for (const line of words.lines) expect(line).toMatch(/^(Suzhou|High-|tech|Zone|with|biomedicine,|…| )+$/)
  for (const line of [...word.lines, ...long.lines, ...words.lines])
    expect(widthEm(line) * 32).toBeLessThanOrEqual(WIDTH)
})
