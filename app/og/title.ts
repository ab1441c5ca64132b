import { LANG } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'

/** Sizes from large to small, each with the lines that fit into the height of a title. */
const SIZES: readonly (readonly [px: number, lines: number])[] = [
  [60, 2],
  [54, 3],
  [48, 3],
  [44, 3],
  [40, 4],
  [36, 4],
  [32, 5],
]

export interface Title {
  readonly px: number
  readonly lines: readonly string[]
}

/**
 * A title set as large as `width` px allow, in lines of about one length, broken between words; beyond five small lines
 * it is cut, within a word only where one is longer than a line.
 */
export function setTitle(text: string, width: number, locale: Locale): Title {
  const pieces = piecesOf(text, locale)
  for (const [px, maxLines] of SIZES) {
    const lines = fill(pieces, width / px)
    if (lines && lines.length <= maxLines) return { px, lines: balanced(pieces, width / px, lines) }
  }
  const [px, maxLines] = SIZES.at(-1)!
  const room = width / px - 1
  const lines = fill(pieces, room) ?? fill([...text], room) ?? []
  return { px, lines: lines.length > maxLines ? [...lines.slice(0, maxLines - 1), `${lines[maxLines - 1]}…`] : lines }
}

/** What a line may not end within: a word with what is written to it, before and after. */
function piecesOf(text: string, locale: Locale): string[] {
  const segmenter = new Intl.Segmenter(LANG[locale], { granularity: 'word' })
  const words = text.split(COMPOUNDS).flatMap((part) => (COMPOUNDS.test(part) ? part : segmentsOf(segmenter, part)))
  const pieces: string[] = []
  for (const segment of words) {
    const before = pieces.at(-1)
    const isStuck = before !== undefined && (WORD.test(segment) ? !BREAK.test(before) : !OPENING.test(segment))
    if (isStuck) pieces[pieces.length - 1] = before + segment
    else pieces.push(segment)
  }
  return pieces
}

const segmentsOf = (segmenter: Intl.Segmenter, text: string): string[] =>
  [...segmenter.segment(text)].map(({ segment }) => segment)

const WORD = /[\p{L}\p{N}]/u
/** Words of this map that the segmenter would part. */
const COMPOUNDS = /(高新区|工业园区|长三角|大湾区|数字化|创新中心)/
const OPENING = /^[(（「『“‘《]/
/** After these a line may end; in Chinese also after a word. */
const BREAK = /[\s\-–—\p{Script=Han}，、。：；）」』”’》·]$/u

/** The fewest lines of `room` em each; null where a piece alone is longer. */
function fill(pieces: readonly string[], room: number): string[] | null {
  const lines: string[] = []
  for (const piece of pieces) {
    if (widthEm(piece.trimEnd()) > room) return null
    const longer = (lines.at(-1) ?? '') + piece
    if (lines.length > 0 && widthEm(longer.trimEnd()) <= room) lines[lines.length - 1] = longer
    else lines.push(piece)
  }
  return lines.map((line) => line.trim())
}

/** The same number of lines in the least room. */
function balanced(pieces: readonly string[], room: number, lines: string[]): string[] {
  let best = lines
  for (let less = room - 0.25; less > 0; less -= 0.25) {
    const tighter = fill(pieces, less)
    if (!tighter || tighter.length > lines.length) break
    best = tighter
  }
  return best
}

/** Widths of Noto Sans SC bold in em, rather too wide than too narrow. Everything from U+2E80 on is square. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[^ -⹿]/u, 1],
  [/[·—…]/, 1],
  [/ /, 0.24],
  [/[.,;:'’|!ijlI()[\]]/, 0.33],
  [/[frt\-–]/, 0.41],
  [/[mwMWQ@%&]/, 0.9],
  [/[A-Z]/, 0.66],
]
const OTHER_EM = 0.59

export const widthEm = (text: string): number =>
  [...text].reduce((sum, character) => sum + (WIDTHS.find(([like]) => like.test(character))?.[1] ?? OTHER_EM), 0)
