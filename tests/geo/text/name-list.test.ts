import fc from 'fast-check'
import { expect, it } from 'vitest'
import { nameListText, readNameList } from '#geo/text/name-list'

it.each([
  ['示例创新中心；示例中心', ['示例创新中心', '示例中心']],
  ['a; b、c|d', ['a', 'b', 'c', 'd']],
  ['a；a', ['a']],
  ['["a;b","c"]', ['a;b', 'c']],
  ['[a', ['[a']],
  ['', []],
])('%s is %j', (text, names) => expect(readNameList(text)).toEqual(names))

it('any names come back as they were', () =>
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ minLength: 1 }).filter((name) => name.trim() === name)), (names) => {
      expect(readNameList(nameListText(names))).toEqual(names)
    }),
  ))
