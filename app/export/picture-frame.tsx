/** What every picture of a comparison has around it: title, filter, date, revision, sources and address. */

import type { ReactNode } from 'react'
import type { Messages } from '#components/messages/index'
import { PALETTES } from '#geo/map/palette'
import { escapeXml } from '#geo/text/escape-xml'
import { fill } from '#geo/text/format'
import { COLON } from '#geo/text/punctuation'
import type { Locale } from '#geo/vocabulary'
import type { ComparisonRecord } from '#prisma/read/comparison'
import { pictureLines, pictureSources } from '../comparison/picture-words'

export interface PictureInput {
  readonly locale: Locale
  readonly t: Messages['compare']
  readonly record: Pick<ComparisonRecord, 'areas' | 'comparison' | 'condition' | 'revision' | 'table' | 'terms'>
  /** What must be said besides: of borders, of made-up data, of what a filter leaves out. */
  readonly notes: readonly string[]
  readonly address: string
  /** ISO. */
  readonly today: string
}

interface FrameWords {
  readonly title: string
  readonly condition: string
  /** Line by line. */
  readonly foot: readonly string[]
}

export const PICTURE_PAD = 48
const PALETTE = PALETTES.light
const MAX_ADDRESS = 150
const column = { display: 'flex', flexDirection: 'column' } as const

/** `subject`: what the picture shows of the areas. */
export function frameWords(subject: string, { locale, t, record, notes, address, today }: PictureInput): FrameWords {
  const { areas, condition, table } = record
  return {
    title: `${subject}${COLON[locale]}${areas.map(({ name }) => name[locale]).join(' / ')}`,
    condition: condition[locale] ? fill(t.condition, { text: condition[locale] }) : t.chartAll,
    foot: [
      ...pictureLines({ ...record, today }, locale),
      ...notes,
      pictureSources(table.sources, locale).join(' · '),
      address.length > MAX_ADDRESS ? `${address.slice(0, MAX_ADDRESS)}…` : address,
    ].filter(Boolean),
  }
}

interface FrameProps {
  readonly words: FrameWords
  readonly children: ReactNode
  /** Above the foot. */
  readonly note?: string
}

/** An element for satori: styles only, every box with several children a flex box. */
export function PictureFrame({ words, children, note }: FrameProps) {
  const { title, condition, foot } = words
  return (
    <div
      style={{
        ...column,
        width: '100%',
        height: '100%',
        boxSizing: 'border-box',
        padding: PICTURE_PAD,
        background: PALETTE.panel,
        color: PALETTE.ink,
      }}
    >
      <div style={{ fontSize: 30, fontWeight: 700, lineHeight: 1.25, maxHeight: 76, overflow: 'hidden' }}>{title}</div>
      <div style={{ fontSize: 18, marginTop: 8, marginBottom: 10, color: PALETTE.inkSoft }}>{condition}</div>
      {children}
      <div style={{ ...column, marginTop: 'auto', fontSize: 15, lineHeight: 1.4, color: PALETTE.inkSoft }}>
        {note && <div>{note}</div>}
        {foot.map((line) => (
          <div key={line}>{line}</div>
        ))}
      </div>
    </div>
  )
}

/** The words as text besides their outlines, for those who hear or search the picture. */
export const withFrameWords = (svg: string, { title, condition, foot }: FrameWords, more: readonly string[]): string =>
  svg.replace(/^<svg[^>]*>/, (tag) => {
    const text = [condition, ...more, ...foot].filter(Boolean).join('\n')
    return `${tag}<title>${escapeXml(title)}</title><desc>${escapeXml(text)}</desc>`
  })
