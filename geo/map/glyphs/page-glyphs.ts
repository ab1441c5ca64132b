import type { EditedTerm } from '../../terms'
import GLYPHS from './all-glyphs'
import own from './own-glyphs'
import type { Glyph } from './read-glyphs'

/** The glyphs that a page of these sectors must bring: those that browsers do not begin with. */
export const pageGlyphs = (sectors: readonly Pick<EditedTerm, 'glyph'>[]): [name: string, glyph: Glyph][] =>
  sectors.flatMap(({ glyph: name }): [string, Glyph][] => {
    const glyph = name === null || own.has(name) ? undefined : GLYPHS.get(name)
    return glyph ? [[name!, glyph]] : []
  })
