export interface Glyph {
  /** An SVG path in a square box. */
  readonly d: string
  /** Side of the box. */
  readonly box: number
}

/** Glyphs by name, of texts that hold the side of the box and the path. */
export const glyphsFrom = (drawings: Readonly<Record<string, string>>): ReadonlyMap<string, Glyph> =>
  new Map(
    Object.entries(drawings).map(([name, drawing]) => {
      const space = drawing.indexOf(' ')
      return [name, { box: Number(drawing.slice(0, space)), d: drawing.slice(space + 1) }]
    }),
  )
