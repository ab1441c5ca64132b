import { expect, it } from 'vitest'
import { namesTag } from '#prisma/server/entity-tag'
import { growsFast } from '../../geo/growth'

it.each([
  ['"a"', '"a"', true],
  ['W/"a"', '"a"', true],
  ['"a"', 'W/"a"', true],
  ['"b" , W/"a"', 'W/"a"', true],
  ['"ab"', '"a"', false],
  ['*', '"a"', false],
  ['', '"a"', false],
  [null, '"a"', false],
])('%s names %s: %s', (header, etag, isNamed) => {
  expect(namesTag(header, etag)).toBe(isNamed)
})

it.each([' ', ',', '" '])('a header that repeats “%s” costs no more than its length', (sign) => {
  expect(growsFast((length) => namesTag(`x${sign.repeat(length)}y`, '"a"'))).toBe(false)
})
