import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TextBuffer, textAt } from '#geo/snapshot/text-column'

/** Added one after the other, some as strings and some as bytes. */
function pack(list: readonly string[]) {
  const packer = new TextBuffer()
  const ends = list.map((text, i) => {
    const bytes = Buffer.from(`<${text}>`)
    if (i % 2) packer.addUtf8(bytes, 1, bytes.length - 1)
    else packer.add(text)
    return packer.end
  })
  const starts = Uint32Array.from([0, ...ends].slice(0, -1))
  return { bytes: packer.bytes, starts, ends: Uint32Array.from(ends) }
}

test('gives back every text, empty and long ones too', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme', maxLength: 2000, size: 'max' }), { minLength: 1, maxLength: 8 }),
      (list) => {
        const texts = pack(list)
        expect(list.map((_, i) => textAt(texts, i))).toEqual(list)
      },
    ),
  )
})

test('a lone surrogate becomes the replacement character', () => {
  expect(textAt(pack(['a\ud800b']), 0)).toBe('a\ufffdb')
})
