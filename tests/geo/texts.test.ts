import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textAt, textPacker } from '#geo/texts'

test('gives back every text in the order asked for, empty and long ones too', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme', maxLength: 2000, size: 'max' }), { minLength: 1, maxLength: 8 }),
      (list) => {
        const packer = textPacker()
        for (const text of list) packer.add(text)
        const order = Uint32Array.from(list, (_, i) => list.length - 1 - i)
        const texts = packer.texts(order)
        expect(list.map((_, i) => textAt(texts, i))).toEqual(list.toReversed())
      },
    ),
  )
})

test('a lone surrogate becomes the replacement character', () => {
  const packer = textPacker()
  packer.add('a\ud800b')
  expect(textAt(packer.texts(Uint32Array.of(0)), 0)).toBe('a\ufffdb')
})
