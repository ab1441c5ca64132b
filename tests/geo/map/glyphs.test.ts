import { describe, expect, it } from 'vitest'
import { glyphOf, knowsGlyph, learnAllGlyphs, learnGlyphs } from '#geo/map/glyphs'
import GLYPHS from '#geo/map/glyphs/all-glyphs'
import own from '#geo/map/glyphs/own-glyphs'
import { pageGlyphs } from '#geo/map/glyphs/page-glyphs'
import manifest from '../../../package.json' with { type: 'json' }

describe('what browsers know of glyphs', () => {
  it('is a few to begin with, which servers know too', () => {
    expect(manifest.imports['#known-glyphs'].browser).toBe('./geo/map/glyphs/own-glyphs.ts')
    expect(own.size).toBeLessThanOrEqual(8)
    for (const [name, glyph] of own) expect(GLYPHS.get(name)).toEqual(glyph)
  })

  it('comes with the page for its other sectors, and for nothing that is no glyph', () => {
    const sectors = ['cross', 'rocket', null, 'no-such-glyph', 'leaf'].map((glyph) => ({ glyph }))
    expect(pageGlyphs(sectors)).toEqual(['rocket', 'leaf'].map((name) => [name, GLYPHS.get(name)]))
  })

  it('grows by what is learnt', async () => {
    const comet = { d: 'M0 0h4v4z', box: 4 }
    expect(knowsGlyph('comet')).toBe(false)
    learnGlyphs([['comet', comet]])
    expect(glyphOf('comet')).toBe(comet)
    await learnAllGlyphs()
    for (const [name, glyph] of GLYPHS) expect(glyphOf(name)).toEqual(glyph)
  })
})
