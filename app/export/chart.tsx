/**
 * The mix of sectors of a comparison as a picture with all that it stands for: title, filter, sources, date, revision.
 */

import '#server-only'
import { renderAsync } from '@resvg/resvg-js'
import { chartSize, rowsThatFit, type SectorBar, type SectorRow, sectorBars } from '#geo/compare/chart/sector-bars'
import { formatMeasure } from '#geo/compare/table/cells'
import { lookUp } from '#geo/look-up'
import { PALETTES } from '#geo/map/palette'
import { fill } from '#geo/text/format'
import { withBrackets } from '#geo/text/punctuation'
import type { Locale } from '#geo/vocabulary'
import { writer } from '../og/writer'
import { frameWords, PICTURE_PAD, PictureFrame, type PictureInput, withFrameWords } from './picture-frame'

const PALETTE = PALETTES.light
export const areaColour = (letter: string): string => lookUp(PALETTE.areas, letter) ?? PALETTE.ink
const column = { display: 'flex', flexDirection: 'column' } as const
const NAME_PX = 260
const FIGURE_PX = 230

interface ChartInput extends PictureInput {
  readonly kind: 'chart' | 'slide'
}

/** As SVG, letters as outlines, so that it looks the same everywhere. */
export async function sectorChart(input: ChartInput): Promise<string> {
  const { locale, t, record, kind } = input
  const { areas, comparison, terms } = record
  const bars = sectorBars(comparison.areas, terms.sector)
  const size = chartSize(kind, bars)
  const rows = rowsThatFit(bars, size)
  const frame = frameWords(t.chartTitle, input)
  const axis = rows.length > 0 ? fill(t.chartAxis, { n: formatMeasure(bars.end, 'share', locale) }) : ''
  const left = rows.length < bars.rows.length ? fill(t.chartLeft, { n: bars.rows.length - rows.length }) : ''
  const note = [axis, left].filter(Boolean).join(' · ')
  const empty = rows.length === 0 ? t.noProjects : ''
  const legend = areas.map(({ letter, name }, i) => {
    const label = `${letter} ${name[locale]}`
    return comparison.areas[i]!.projects.count > 0 ? label : withBrackets(label, t.chartNone, locale)
  })
  const figures = rows.flatMap(({ name, bars: all }) => [name[locale], ...all.map((bar) => figureOf(bar, locale))])
  const { title, condition, foot } = frame
  const { write } = await writer([title, condition, note, empty, ...legend, ...foot, ...figures, 'ABCDEF'], size)
  const svg = await write(
    <PictureFrame words={frame} note={note}>
      <div style={{ display: 'flex', flexWrap: 'wrap', fontSize: 18, marginBottom: 14 }}>
        {areas.map(({ letter }, i) => (
          <div key={letter} style={{ display: 'flex', alignItems: 'center', marginRight: 24 }}>
            <div style={{ width: 18, height: 14, marginRight: 8, background: areaColour(letter) }} />
            {legend[i]}
          </div>
        ))}
      </div>
      {empty && <div style={{ fontSize: 22 }}>{empty}</div>}
      {rows.map((row) => (
        <Row
          key={row.value}
          row={row}
          locale={locale}
          end={bars.end}
          barPx={size.barPx}
          width={size.width}
          letters={areas}
        />
      ))}
    </PictureFrame>,
  )
  return withFrameWords(svg, frame, [axis, left])
}

/** `33.3% (4/12)`: never a share without what it is of. */
const figureOf = ({ share, count, of }: SectorBar, locale: Locale): string =>
  `${formatMeasure(share, 'share', locale)} (${count}/${of})`

interface RowProps {
  readonly row: SectorRow
  readonly locale: Locale
  readonly end: number
  readonly barPx: number
  readonly width: number
  readonly letters: readonly { readonly letter: string }[]
}

function Row({ row, locale, end, barPx, width, letters }: RowProps) {
  const track = width - 2 * PICTURE_PAD - NAME_PX - FIGURE_PX
  const fontSize = Math.min(16, Math.max(9, barPx - 3))
  return (
    <div style={{ display: 'flex', marginBottom: 14 }}>
      <div style={{ display: 'flex', width: NAME_PX, fontSize: 17, lineHeight: 1.2, paddingRight: 16 }}>
        {row.name[locale]}
      </div>
      <div style={column}>
        {row.bars.map((bar) => (
          <div key={bar.area} style={{ display: 'flex', alignItems: 'center', height: barPx, fontSize }}>
            <div
              style={{
                width: Math.max(2, end > 0 ? (bar.share / end) * track : 2),
                height: barPx - 3,
                background: areaColour(letters[bar.area]!.letter),
              }}
            />
            <div style={{ marginLeft: 8 }}>{`${letters[bar.area]!.letter} ${figureOf(bar, locale)}`}</div>
          </div>
        ))}
      </div>
    </div>
  )
}

/** Twice as many px as it is wide, for screens and print. */
export async function asPng(svg: string): Promise<Buffer> {
  const image = await renderAsync(svg, { font: { loadSystemFonts: false }, fitTo: { mode: 'zoom', value: 2 } })
  return image.asPng()
}
