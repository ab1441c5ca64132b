/**
 * Rows and shared texts as nearly all programs write them, told without a parser, which would take ten times as long.
 * What is written in any other way is left to it, so that exactly the same is told of every part.
 */

import type { SaxesParser } from 'saxes'
import { withoutGroups } from '#geo/text/without-groups'

/** What is told of the elements of a part. Names come without the prefix of their namespace. */
export interface Handler {
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  text?(text: string): void
  close?(name: string): void
}

/** Characters that mean themselves, in XML of any version. */
const PLAIN = String.raw`[^<>&"\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\ufffe\uffff\ud800-\udfff]*`
const VALUE = PLAIN.replace(String.raw`\u0008\u000b-`, '')
const ATTRIBUTES = ` [A-Za-z_][\\w.-]*(?::[A-Za-z_][\\w.-]*)?="${VALUE}"`
const OF_CELL = String.raw`(?: r="([A-Z]+\d+)")?(?: s="(\d+)")?(?: t="([a-zA-Z]+)")?`
const TEXT = `<t( xml:space="preserve")?>(${PLAIN})</t>`
const CELL = `<c${OF_CELL}(?:/>|>(?:<v>(${PLAIN})</v>|<is>${TEXT}</is>)?</c>)`

const CELLS = new RegExp(CELL, 'y')
const ROW = new RegExp(`<row((?:${ATTRIBUTES})*)>((?:${withoutGroups(CELL)})*)</row>`, 'y')
const ITEM = new RegExp(`<si>${TEXT}</si>`, 'y')
const CANDIDATE = /<(?:row|si)[ >]/g
const ATTRIBUTE = new RegExp(
  ATTRIBUTES.replace('[A-Za-z_]', '([A-Za-z_]').replace('="', ')="(').replace(/"$/, ')"'),
  'g',
)
const BLANK = /^[ \t\n]*$/
/** A row that is longer is left to the parser: nothing else would bound what is held. */
const MAX_HELD = 1 << 17

export class PlainElements {
  #held = ''
  #written = 0
  #toldAt = 0
  #depth = 0
  #hasTold = false
  /** Whether nothing but the end of a tag, and perhaps blanks, came before: an element may begin here. */
  #isBetween = false

  constructor(
    private readonly parser: SaxesParser,
    private readonly handler: Handler,
  ) {}

  /** To be called by the parser at each tag, with the depth that it is at now. */
  toldTag(depth: number): void {
    this.#toldAt = this.parser.position
    this.#depth = depth
    this.#hasTold = true
  }

  /** Whether there was any element in it, or the end of one. */
  write(text: string): boolean {
    this.#hasTold = false
    this.#read(text)
    return this.#hasTold
  }

  #read(text: string): void {
    const all = this.#held + text
    this.#held = ''
    let at = 0
    for (;;) {
      while (this.#isBetween && this.#depth > 0) {
        const end = this.#plainAt(all, at)
        if (end === null) break
        this.#hasTold = true
        at = end
      }
      CANDIDATE.lastIndex = at
      const next = CANDIDATE.exec(all)
      // What begins here was no plain element, or is not there whole.
      if (next?.index === at && !CANDIDATE.exec(all) && all.length - at <= MAX_HELD && this.#isBetween) {
        this.#held = all.slice(at)
        return
      }
      CANDIDATE.lastIndex = at + 1
      const to = (next?.index === at ? CANDIDATE.exec(all) : next)?.index ?? all.length
      if (to > at) this.#parse(all.slice(at, to))
      at = to
      if (at >= all.length) return
    }
  }

  /** Leaves what is held to the parser. */
  end(): void {
    if (this.#held !== '') this.#parse(this.#held)
    this.#held = ''
  }

  #parse(piece: string): void {
    this.parser.write(piece)
    this.#written += piece.length
    this.#isBetween = this.#toldAt === this.#written || (this.#isBetween && BLANK.test(piece))
  }

  /** Tells of the plain element that begins here; the place behind it, or null where there is none. */
  #plainAt(all: string, at: number): number | null {
    ITEM.lastIndex = at
    const [item, space, text = ''] = ITEM.exec(all) ?? []
    if (item !== undefined) {
      this.handler.open?.('si', {})
      this.#tellText(space, text)
      this.handler.close?.('si')
      return at + item.length
    }
    ROW.lastIndex = at
    const [row, written = '', cells = ''] = ROW.exec(all) ?? []
    const attributes = row === undefined ? null : attributesOf(written)
    if (row === undefined || attributes === null) return null
    this.handler.open?.('row', attributes)
    for (CELLS.lastIndex = 0; CELLS.lastIndex < cells.length; ) this.#tellCell(CELLS.exec(cells)!)
    this.handler.close?.('row')
    return at + row.length
  }

  #tellCell([, r, s, t, value, space, text]: RegExpExecArray): void {
    const attributes: Record<string, string> = {}
    if (r !== undefined) attributes.r = r
    if (s !== undefined) attributes.s = s
    if (t !== undefined) attributes.t = t
    this.handler.open?.('c', attributes)
    if (value !== undefined) {
      this.handler.open?.('v', {})
      if (value !== '') this.handler.text?.(value)
      this.handler.close?.('v')
    }
    if (text !== undefined) {
      this.handler.open?.('is', {})
      this.#tellText(space, text)
      this.handler.close?.('is')
    }
    this.handler.close?.('c')
  }

  #tellText(space: string | undefined, text: string): void {
    this.handler.open?.('t', space === undefined ? {} : { 'xml:space': 'preserve' })
    if (text !== '') this.handler.text?.(text)
    this.handler.close?.('t')
  }
}

/** Null: one of them stands twice, which is no XML. */
function attributesOf(written: string): Record<string, string> | null {
  const attributes = new Map<string, string>()
  for (const [, name, value] of written.matchAll(ATTRIBUTE)) {
    if (attributes.has(name!)) return null
    attributes.set(name!, value!)
  }
  return Object.fromEntries(attributes)
}
