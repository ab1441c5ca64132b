import fc from 'fast-check'
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { expect, test } from 'vitest'
import { PlainElements } from '#prisma/import/xlsx/plain-elements'

type Told = string[] | 'broken'

/** All that is told of the pieces: texts joined, and without the blanks that stand between elements. */
function told(pieces: readonly string[], isPlainRead: boolean): Told {
  const all: string[] = []
  const open: string[] = []
  let isBroken = false
  const handler = {
    open(name: string, attributes: Readonly<Record<string, string>>) {
      open.push(name)
      all.push(`<${name} ${JSON.stringify(attributes)}>`)
    },
    text(text: string) {
      if (!['v', 't', 'f'].includes(open.at(-1) ?? '') && text.trim() === '') return
      if (all.at(-1)?.startsWith('text ')) all.push(all.pop() + text)
      else all.push(`text ${text}`)
    },
    close(name: string) {
      open.pop()
      all.push(`</${name}>`)
    },
  }
  const parser = new SaxesParser({ xmlns: false })
  const elements = new PlainElements(parser, handler)
  let depth = 0
  parser.on('error', () => {
    isBroken = true
  })
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    elements.toldTag(++depth)
    handler.open(name, attributes)
  })
  parser.on('text', handler.text)
  parser.on('cdata', handler.text)
  parser.on('closetag', ({ name }) => {
    elements.toldTag(--depth)
    handler.close(name)
  })
  for (const piece of pieces) {
    if (isPlainRead) elements.write(piece)
    else parser.write(piece)
  }
  if (isPlainRead) elements.end()
  parser.close()
  return isBroken ? 'broken' : all
}

const value = fc.constantFrom(
  '0',
  '12',
  '甲 乙',
  '',
  ' ',
  'a&amp;b',
  '𠮷',
  'a\u0085b',
  'x>y',
  'a\nb',
  ']]&gt;',
  '"',
  "'",
)
const cell = fc
  .tuple(
    fc.constantFrom('A1', 'B2', 'AA10', 'a1', ''),
    fc.constantFrom('', '1'),
    fc.constantFrom('', 's', 'str'),
    value,
  )
  .chain(([r, s, t, text]) => {
    const attributes = [r && ` r="${r}"`, s && ` s="${s}"`, t && ` t="${t}"`].join('')
    return fc.constantFrom(
      `<c${attributes}><v>${text}</v></c>`,
      `<c${attributes}/>`,
      `<c${attributes}></c>`,
      `<c${attributes}><is><t>${text}</t></is></c>`,
      `<c${attributes}><is><t xml:space="preserve">${text}</t></is></c>`,
      `<c${attributes}><f>A1+B1</f><v>${text}</v></c>`,
      `<c${attributes} ><v>${text}</v></c>`,
      `<c t="s"${attributes}><v>${text}</v></c>`,
      `<x:c${attributes}><x:v>${text}</x:v></x:c>`,
      `<!-- ${attributes} --><c${attributes}><v><![CDATA[${text}]]></v></c>`,
    )
  })
const row = fc
  .tuple(
    fc.constantFrom('', ' r="1"', ' r="2" spans="1:2" x14ac:dyDescent="0.25"', ' r="1" r="2"', ' hidden="1"'),
    fc.array(cell),
  )
  .chain(([attributes, cells]) => {
    const inside = cells.join('')
    return fc.constantFrom(
      `<row${attributes}>${inside}</row>`,
      `<row${attributes}>${inside}</row>\n`,
      `<row${attributes}>\r\n ${cells.join(' ')}</row>`,
      `<row${attributes}/>`,
      `<!--<row${attributes}>${inside}</row>-->`,
      `<![CDATA[<row${attributes}>${inside}</row>]]>`,
    )
  })
const item = fc
  .tuple(value, value)
  .chain(([a, b]) =>
    fc.constantFrom(
      `<si><t>${a}</t></si>`,
      `<si><t xml:space="preserve">${a}</t></si>`,
      `<si><r><t>${a}</t></r><r><t>${b}</t></r></si>`,
      `<si><t>${a}</t><rPh sb="0" eb="1"><t>${b}</t></rPh></si>`,
      `<si/>`,
      `text`,
      `<si><t>${a}</si></t>`,
      `<other at="<si>"/>`,
    ),
  )

/** A text in pieces, as they come out of an archive. */
const inPieces = (text: string, cuts: readonly number[]): string[] => {
  const at = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b)
  return [0, ...at].map((from, i) => text.slice(from, at[i] ?? text.length))
}

test('plain rows and texts are told as the parser tells them, wherever the text is cut', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(row, row, item)),
      fc.constantFrom('', '<?xml version="1.0"?>\n', '<?xml version="1.1"?>'),
      fc.array(fc.nat(5000), { maxLength: 12 }),
      fc.constantFrom('', '<row r="9"></row>', '<', '</sheetData>'),
      (rows, head, cuts, tail) => {
        const text = `${head}<sheetData>${rows.join('')}</sheetData>${tail}`
        expect(told(inPieces(text, cuts), true)).toEqual(told([text], false))
      },
    ),
    { numRuns: 400 },
  )
})

test('rows that no program cuts short are told without the parser', () => {
  const parser = new SaxesParser({ xmlns: false })
  let tags = 0
  const elements = new PlainElements(parser, {})
  parser.on('opentag', () => elements.toldTag(++tags))
  const rows = Array.from({ length: 1000 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}" t="s"><v>${i}</v></c></row>`)
  for (const piece of inPieces(`<sheetData>${rows.join('')}</sheetData>`, [5000, 9000])) elements.write(piece)
  elements.end()
  parser.close()
  expect(tags).toBe(1)
})
