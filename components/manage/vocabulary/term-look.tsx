import { glyphOf, learnGlyphs } from '#geo/map/glyphs'
import GLYPHS from '#geo/map/glyphs/all-glyphs'
import { MARKS } from '#geo/map/marks'
import { swatchVariable } from '#geo/map/swatches'

learnGlyphs(GLYPHS) // here all may be chosen

interface Props {
  readonly colour: number | null
  readonly glyph: string | null
}

/** A sector's disc with its glyph, as its pins have it; in the colour of the theme. */
export function SectorLook({ colour, glyph }: Props) {
  const { d, box } = glyphOf(glyph)
  return (
    <svg className="term-look" viewBox="0 0 26 26" aria-hidden="true">
      <circle cx="13" cy="13" r="12" fill={`var(${swatchVariable(colour)})`} />
      <path d={d} transform={`translate(4.6 4.6) scale(${16.8 / box})`} fill="var(--land-active)" />
    </svg>
  )
}

/** A stage's mark. */
export function StageLook({ glyph }: { readonly glyph: string | null }) {
  const mark = MARKS.get(glyph ?? '')
  return (
    <svg className="term-look" viewBox="-8 -8 16 16" aria-hidden="true">
      {mark && (
        <path
          d={mark.d}
          {...(mark.isOpen ? { fill: 'none', stroke: 'var(--ink)', strokeWidth: 1.6 } : { fill: 'var(--ink)' })}
        />
      )}
    </svg>
  )
}
