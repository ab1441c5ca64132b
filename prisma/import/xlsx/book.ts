/** What all sheets of a workbook share: their list, the shared texts, the formats, the calendar. */

import { formatOf, type NumberFormat } from './number-format'
import { type Parts, XlsxError } from './parts'

export interface SheetRef {
  readonly name: string
  readonly path: string
  readonly isHidden: boolean
}

export interface Book {
  readonly sheets: readonly SheetRef[]
  readonly is1904: boolean
  readonly texts: readonly string[]
  /** By the number of a cell's style. */
  readonly formats: readonly NumberFormat[]
  /** Styles whose text is struck out, and texts of which a part is. */
  readonly struckStyles: ReadonlySet<number>
  readonly struckTexts: ReadonlySet<number>
}

/** A cell holds no more in any program. */
export const MAX_TEXT = 32_767

/** `_x000D_` stands for a character that XML cannot hold. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text

/** Throws an XlsxError, `not-xlsx` for an archive of something else. */
export async function readBook(parts: Parts): Promise<Book> {
  const path = await workbookPath(parts)
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const { sheets, is1904 } = await readSheets(parts, path)
  const targets = await relations(parts, `${folder}_rels/${path.slice(folder.length)}.rels`)
  const at = (target: string) => resolved(folder, target)
  const ofType = (type: string) => [...targets.values()].find((relation) => relation.type.endsWith(`/${type}`))
  const named = sheets.flatMap(({ id, name, isHidden }): SheetRef[] => {
    const target = targets.get(id)
    // Sheets of charts and dialogs hold no cells.
    return target?.type.endsWith('/worksheet') ? [{ name, isHidden, path: at(target.target) }] : []
  })
  if (named.length === 0) throw new XlsxError('not-xlsx')
  const texts = ofType('sharedStrings')
  const styles = ofType('styles')
  return {
    sheets: named,
    is1904,
    ...(texts ? await readTexts(parts, at(texts.target)) : { texts: [], struckTexts: new Set<number>() }),
    ...(styles ? await readStyles(parts, at(styles.target)) : { formats: [], struckStyles: new Set<number>() }),
  }
}

async function workbookPath(parts: Parts): Promise<string> {
  const root = await relations(parts, '_rels/.rels')
  const target = [...root.values()].find(({ type }) => type.endsWith('/officeDocument'))?.target
  const path = target ? resolved('', target) : 'xl/workbook.xml'
  if (/\.bin$/i.test(path)) throw new XlsxError('xlsb')
  if (!parts.has(path)) throw new XlsxError('not-xlsx')
  return path
}

/** The target of a relation, from the folder of the part that has it; from the root where it begins with a slash. */
function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const steps = (folder + target).split('/')
  const path: string[] = []
  for (const step of steps) {
    if (step === '..') path.pop()
    else if (step !== '' && step !== '.') path.push(step)
  }
  return path.join('/')
}

async function relations(parts: Parts, path: string) {
  const found = new Map<string, { readonly target: string; readonly type: string }>()
  await parts.parse(path, {
    open(name, { Id = '', Target = '', Type = '' }) {
      if (name === 'Relationship') found.set(Id, { target: Target, type: Type })
    },
  })
  return found
}

async function readSheets(parts: Parts, path: string) {
  const sheets: { readonly id: string; readonly name: string; readonly isHidden: boolean }[] = []
  let is1904 = false
  await parts.parse(path, {
    open(name, attributes) {
      if (name === 'workbookPr') is1904 = /^(1|true)$/.test(attributes.date1904 ?? '')
      if (name !== 'sheet') return
      const [, id = ''] = Object.entries(attributes).find(([key]) => key.endsWith(':id')) ?? []
      sheets.push({ id, name: attributes.name ?? '', isHidden: /hidden/i.test(attributes.state ?? '') })
    },
  })
  return { sheets, is1904 }
}

async function readTexts(parts: Parts, path: string): Promise<Pick<Book, 'texts' | 'struckTexts'>> {
  const texts: string[] = []
  const struckTexts = new Set<number>()
  let [text, isText, phonetic] = ['', false, 0]
  await parts.parse(path, {
    open(name, attributes) {
      if (name === 'si') text = ''
      else if (name === 't') isText = phonetic === 0
      else if (name === 'rPh') phonetic++
      else if (name === 'strike' && isOn(attributes)) struckTexts.add(texts.length)
    },
    text(piece) {
      if (isText && text.length < MAX_TEXT) text += piece
    },
    close(name) {
      if (name === 't') isText = false
      else if (name === 'rPh') phonetic--
      else if (name === 'si') texts.push(unescaped(text.slice(0, MAX_TEXT)))
    },
  })
  return { texts, struckTexts }
}

const isOn = ({ val = '1' }: Readonly<Record<string, string>>): boolean => !/^(0|false)$/.test(val)

async function readStyles(parts: Parts, path: string): Promise<Pick<Book, 'formats' | 'struckStyles'>> {
  const codes = new Map<number, string>()
  const formats: NumberFormat[] = []
  const [struckFonts, struckStyles] = [new Set<number>(), new Set<number>()]
  let [within, font] = ['', -1]
  await parts.parse(path, {
    open(name, attributes) {
      const { numFmtId = '0', formatCode = '', fontId = '0' } = attributes
      if (name === 'numFmt') codes.set(Number(numFmtId), formatCode)
      else if (name === 'cellXfs' || name === 'fonts') within = name
      else if (name === 'font' && within === 'fonts') font++
      else if (name === 'strike' && within === 'fonts' && isOn(attributes)) struckFonts.add(font)
      else if (name === 'xf' && within === 'cellXfs') {
        if (struckFonts.has(Number(fontId))) struckStyles.add(formats.length)
        formats.push(formatOf(Number(numFmtId), codes.get(Number(numFmtId)) ?? null))
      }
    },
    close(name) {
      if (name === within) within = ''
    },
  })
  return { formats, struckStyles }
}
