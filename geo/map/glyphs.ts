/**
 * The glyphs that this program knows. Servers know them all; a browser begins with eight (package.json says so), is
 * told those of its page's sectors with the page, and fetches the others when one is asked for.
 */

import known from '#known-glyphs'
import type { Glyph } from './glyphs/read-glyphs'

const glyphs = new Map(known)

/** Stands for a sector that the vocabulary does not know, and for a name that is none of the set. */
const PLAIN_GLYPH: Glyph = { d: 'M12 7a5 5 0 1 0 0 10a5 5 0 1 0 0-10z', box: 24 }

export const glyphOf = (name: string | null | undefined): Glyph => glyphs.get(name ?? '') ?? PLAIN_GLYPH

export const knowsGlyph = (name: string): boolean => glyphs.has(name)

export function learnGlyphs(more: Iterable<readonly [name: string, glyph: Glyph]>): void {
  for (const [name, glyph] of more) glyphs.set(name, glyph)
}

/** All that browsers do not begin with. */
export async function learnAllGlyphs(): Promise<void> {
  learnGlyphs((await import('./glyphs/all-glyphs')).default)
}
