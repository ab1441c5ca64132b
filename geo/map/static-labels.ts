/** The names of the static map: which are written at a zoom, in which lines, and how far below their point. */

import { lookUp } from '../look-up'
import type { MapLabel } from '../shapes/map-shapes'
import type { Locale } from '../vocabulary'
import { LABEL_ZOOMS } from './layers'
import { RING_ZOOM } from './ring-layout'

interface LabelInput {
  readonly locale: Locale
  readonly zoom: number
  /** Statistical codes of the districts that have projects. */
  readonly districtsWithProjects: readonly string[]
}

/** The names that the live map writes at this zoom. */
export const visibleLabels = ({
  labels,
  zoom,
}: {
  readonly labels: readonly MapLabel[]
  readonly zoom: number
}): MapLabel[] =>
  labels.filter(({ type }) => {
    const [from, below] = lookUp(LABEL_ZOOMS, type) ?? [0, 24]
    return zoom >= from && zoom < below
  })

/**
 * How far below its point a name stands, px, where a cluster or a seal may stand on the point: that of a city, and far
 * out that of a district with projects.
 */
const CLEAR = 34

/** The lines of a label, and how many px below its point their middle stands. */
export function labelText(
  { id, type, name, short }: MapLabel,
  { locale, zoom, districtsWithProjects }: LabelInput,
): { lines: string[]; down: number } {
  if (type === 'water') return { lines: [name[locale]], down: 0 }
  const isFar = zoom < RING_ZOOM
  const text = isFar ? short[locale] : name[locale]
  const isClear = type === 'district' && !(isFar && districtsWithProjects.includes(id))
  return { lines: locale === 'zh' ? [text] : wrap(text), down: isClear ? 0 : CLEAR }
}

/** At most about fifteen letters a line, as the live map's eight em. */
function wrap(name: string): string[] {
  const lines: string[] = []
  for (const word of name.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`
    if (lines.length > 0 && longer.length <= 15) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}
