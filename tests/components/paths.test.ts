import { expect, test } from 'vitest'
import { barePath, localPath } from '#components/paths'
import { LOCALES } from '#geo/vocabulary'

test.each([
  ['/', '/', '/en'],
  ['/about', '/about', '/en/about'],
  ['/projects/en', '/projects/en', '/en/projects/en'],
  ['/english', '/english', '/en/english'],
])('%s is %s in Chinese and %s in English, and comes back from both', (path, zh, en) => {
  expect(localPath('zh', path)).toBe(zh)
  expect(localPath('en', path)).toBe(en)
  for (const locale of LOCALES) expect(barePath(localPath(locale, path))).toBe(path)
})

test.each([
  ['/en', '/'],
  ['/en/', '/'],
  ['/enough', '/enough'],
  ['/about/en', '/about/en'],
  ['', '/'],
])('%j without its language is %s', (path, bare) => expect(barePath(path)).toBe(bare))
