/** The mix of sectors as bars: how long each is, where it stands, and what is written beside it. */

import { lookUp } from '../../look-up'
import type { Text } from '../../records'
import type { Term } from '../../vocabulary'
import type { ProjectCounts } from '../statistics/counts'

export interface SectorBar {
  /** The index of the area. */
  readonly area: number
  /** 0 to 1. */
  readonly share: number
  readonly count: number
  readonly of: number
}

export interface SectorRow {
  readonly value: string
  readonly name: Text
  readonly bars: readonly SectorBar[]
}

interface ChartArea {
  readonly projects: Pick<ProjectCounts, 'count' | 'bySector'>
}

export interface SectorBars {
  readonly rows: readonly SectorRow[]
  /** What the whole width stands for: the largest share, rounded up to a tenth. */
  readonly end: number
}

/** The sectors that some area has, in the order of the vocabulary; an area without projects has no bars. */
export function sectorBars(areas: readonly ChartArea[], sectors: readonly Term[]): SectorBars {
  const rows = sectors
    .map(({ value, zh, en }) => ({
      value,
      name: { zh, en },
      bars: areas.flatMap(({ projects: { count: of, bySector } }, area): SectorBar[] => {
        const count = lookUp(bySector, value) ?? 0
        return of > 0 ? [{ area, count, of, share: count / of }] : []
      }),
    }))
    .filter(({ bars }) => bars.some(({ count }) => count > 0))
  const most = Math.max(0, ...rows.flatMap(({ bars }) => bars.map(({ share }) => share)))
  return { rows, end: Math.min(1, Math.ceil(most * 10 - 1e-9) / 10) }
}

/** A picture in px. `chart` is as high as its bars; a slide is 16:9. */
export interface ChartSize {
  readonly width: number
  readonly height: number
  readonly barPx: number
}

const SLIDE = { width: 1600, height: 900 } as const
const CHART_WIDTH = 1200
/** What stands above and below the bars, and between two sectors. */
const [HEAD_PX, GAP_PX] = [370, 14]
const [LEAST_BAR, BAR, MOST_BAR] = [9, 22, 34]

export function chartSize(kind: 'chart' | 'slide', { rows }: SectorBars): ChartSize {
  const bars = rows.reduce((sum, row) => sum + row.bars.length, 0)
  const gaps = rows.length * GAP_PX
  if (kind === 'chart') return { width: CHART_WIDTH, height: HEAD_PX + bars * BAR + gaps, barPx: BAR }
  const room = (SLIDE.height - HEAD_PX - gaps) / Math.max(1, bars)
  return { ...SLIDE, barPx: Math.max(LEAST_BAR, Math.min(MOST_BAR, Math.floor(room))) }
}

/** The rows that the height has room for: those with the largest shares, in their own order. */
export function rowsThatFit({ rows }: SectorBars, { height, barPx }: ChartSize): readonly SectorRow[] {
  const perRow = (rows[0]?.bars.length ?? 1) * barPx + GAP_PX
  const room = Math.max(1, Math.floor((height - HEAD_PX) / perRow))
  if (rows.length <= room) return rows
  const largest = (row: SectorRow) => Math.max(...row.bars.map(({ share }) => share))
  const chosen = new Set(rows.toSorted((a, b) => largest(b) - largest(a)).slice(0, room))
  return rows.filter((row) => chosen.has(row))
}
