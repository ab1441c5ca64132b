/**
 * The mix of sectors of a comparison as a picture with all that it stands for: title, filter, sources, date, revision.
 */

import '#server-only'
import { renderAsync } from '@resvg/resvg-js'
import type { Messages } from '#components/messages/index'
import { chartSize, rowsThatFit, type SectorBar, type SectorRow, sectorBars } from '#geo/compare/chart/sector-bars'
import { formatMeasure } from '#geo/compare/table/cells'
import { lookUp } from '#geo/look-up'
import { PALETTES } from '#geo/map/palette'
import { escapeXml } from '#geo/text/escape-xml'
import { fill, formatDate, formatNumber } from '#geo/text/format'
import { COLON, withBrackets } from '#geo/text/punctuation'
import type { Locale } from '#geo/vocabulary'
import type { ComparisonRecord } from '#prisma/read/comparison'
import { writer } from '../og/writer'

const PALETTE = PALETTES.light
const colourOf = (letter: string): string => lookUp(PALETTE.areas, letter) ?? PALETTE.ink
const column = { display: 'flex', flexDirection: 'column' } as const
const PAD = 48
const NAME_PX = 260
const FIGURE_PX = 230

interface ChartInput {
  readonly locale: Locale
  readonly t: Messages['compare']
  readonly record: Pick<ComparisonRecord, 'areas' | 'comparison' | 'condition' | 'revision' | 'table' | 'terms'>
  readonly kind: 'chart' | 'slide'
  /** What must be said besides: of borders, of made-up data. */
  readonly notes: readonly string[]
  readonly address: string
  /** ISO. */
  readonly today: string
}

/** As SVG, letters as outlines, so that it looks the same everywhere. */
export async function sectorChart({ locale, t, record, kind, notes, address, today }: ChartInput): Promise<string> {
  const { areas, comparison, condition, revision, table, terms } = record
  const bars = sectorBars(comparison.areas, terms.sector)
  const size = chartSize(kind, bars)
  const rows = rowsThatFit(bars, size)
  const words = {
    title: `${t.chartTitle}${COLON[locale]}${areas.map(({ name }) => name[locale]).join(' / ')}`,
    condition: condition[locale] ? fill(t.condition, { text: condition[locale] }) : t.chartAll,
    axis: fill(t.chartAxis, { n: formatMeasure(bars.end, 'share', locale) }),
    left: rows.length < bars.rows.length ? fill(t.chartLeft, { n: bars.rows.length - rows.length }) : '',
    legend: areas.map(({ letter, name }, i) => {
      const label = `${letter} ${name[locale]}`
      return comparison.areas[i]!.projects.count > 0 ? label : withBrackets(label, t.chartNone, locale)
    }),
    empty: rows.length === 0 ? t.noProjects : '',
    foot: [
      fill(t.chartFoot, { date: formatDate(today, 'day', locale), n: formatNumber(revision, locale) }),
      ...notes,
      [...new Set(table.sources.map(({ title }) => title[locale]))].slice(0, MAX_SOURCES).join(' · '),
      address.length > MAX_ADDRESS ? `${address.slice(0, MAX_ADDRESS)}…` : address,
    ].filter(Boolean),
  }
  const figures = rows.flatMap(({ name, bars: all }) => [name[locale], ...all.map((bar) => figureOf(bar, locale))])
  const { foot, legend, ...lines } = words
  const { write } = await writer([...Object.values(lines), ...legend, ...foot, ...figures, 'ABCDEF'], size)
  const svg = await write(
    <div
      style={{
        ...column,
        width: '100%',
        height: '100%',
        boxSizing: 'border-box',
        padding: PAD,
        background: PALETTE.panel,
        color: PALETTE.ink,
      }}
    >
      <div style={{ fontSize: 30, fontWeight: 700, lineHeight: 1.25, maxHeight: 76, overflow: 'hidden' }}>
        {words.title}
      </div>
      <div style={{ fontSize: 18, marginTop: 8, color: PALETTE.inkSoft }}>{words.condition}</div>
      <div style={{ display: 'flex', flexWrap: 'wrap', fontSize: 18, marginTop: 10, marginBottom: 14 }}>
        {areas.map(({ letter }, i) => (
          <div key={letter} style={{ display: 'flex', alignItems: 'center', marginRight: 24 }}>
            <div style={{ width: 18, height: 14, marginRight: 8, background: colourOf(letter) }} />
            {words.legend[i]}
          </div>
        ))}
      </div>
      {words.empty && <div style={{ fontSize: 22 }}>{words.empty}</div>}
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
      <div style={{ ...column, marginTop: 'auto', fontSize: 15, lineHeight: 1.4, color: PALETTE.inkSoft }}>
        <div>{[words.axis, words.left].filter(Boolean).join(' · ')}</div>
        {foot.map((line) => (
          <div key={line}>{line}</div>
        ))}
      </div>
    </div>,
  )
  return withWords(svg, words.title, [words.condition, words.axis, words.left, ...foot])
}

/** The words as text besides their outlines, for those who hear or search the picture. */
const withWords = (svg: string, title: string, lines: readonly string[]): string =>
  svg.replace(/^<svg[^>]*>/, (tag) => {
    const text = lines.filter(Boolean).join('\n')
    return `${tag}<title>${escapeXml(title)}</title><desc>${escapeXml(text)}</desc>`
  })

const MAX_SOURCES = 4
const MAX_ADDRESS = 150

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
  const track = width - 2 * PAD - NAME_PX - FIGURE_PX
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
                background: colourOf(letters[bar.area]!.letter),
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
