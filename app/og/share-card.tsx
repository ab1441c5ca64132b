import type { CSSProperties, ReactNode } from 'react'
import type { Palette } from '#geo/map/palette'
import type { PreviewText } from '#geo/map/preview-map'
import { CARD_SIZES, type CardShape } from '#geo/url/share-url'
import type { Locale } from '#geo/vocabulary'
import type { Caption } from '../picture'
import { MapTexts, Seal, tight } from './card'
import type { QrCode } from './qr'
import { setTitle } from './title'

/** The box of the map in a card, [left, top, width, height] in px; the words have the rest. */
export const MAP_BOX: Readonly<Record<CardShape, readonly [number, number, number, number]>> = {
  '3x4': [0, 0, 1080, 710],
  '16x9': [620, 0, 980, 900],
}
/** Cards are seen on phones: marks and names on their maps are so much larger than on a page. */
export const CARD_SCALE = 1.6
const PADDING = 52
const QR_SIDE = 176

interface ShareCardProps {
  readonly shape: CardShape
  readonly locale: Locale
  readonly caption: Caption
  readonly siteName: string
  readonly logoColour: string
  /** What stands small at the foot: that data is made up, notes of the map, where sources are, revision and date. */
  readonly notice: string | null
  readonly notes: readonly string[]
  /** Null where the address is too long for a code. */
  readonly qr: QrCode | null
  readonly numbers: readonly PreviewText[]
  readonly palette: Palette
}

/** The words of a picture card beside or under its map, and the numbers on it: for satori. */
export function ShareCard(props: ShareCardProps) {
  const { shape, palette, numbers } = props
  const [width, height] = CARD_SIZES[shape]
  const [left, top, , mapHeight] = MAP_BOX[shape]
  const isBeside = left > 0
  const panel = isBeside ? { width: left, height, top: 0 } : { width, height: height - mapHeight, top: mapHeight }
  return (
    <div style={{ display: 'flex', width: '100%', height: '100%', color: palette.ink }}>
      <MapTexts texts={numbers} origin={[left, top]} scale={CARD_SCALE} />
      <div
        style={{
          ...column,
          ...panel,
          position: 'absolute',
          left: 0,
          padding: PADDING,
          boxSizing: 'border-box',
          justifyContent: 'space-between',
          background: palette.panel,
          [isBeside ? 'borderRight' : 'borderTop']: `3px solid ${palette.rule}`,
        }}
      >
        <Words {...props} width={panel.width - 2 * PADDING} />
        <Foot {...props} />
      </div>
    </div>
  )
}

const column = { display: 'flex', flexDirection: 'column' } as const satisfies CSSProperties

function Words({ caption: { kicker, title, lines }, locale, palette, width }: ShareCardProps & { width: number }) {
  const set = setTitle(title, width, locale)
  return (
    <div style={{ ...column, marginBottom: 28 }}>
      {kicker && <Line colour={palette.accent}>{kicker}</Line>}
      <div style={{ ...column, fontSize: set.px, fontWeight: 700, lineHeight: 1.22, whiteSpace: 'nowrap' }}>
        {set.lines.map((line) => (
          <div key={line}>{line}</div>
        ))}
      </div>
      <div style={{ width: 64, height: 5, marginTop: 22, marginBottom: 16, background: palette.accent }} />
      {lines.map((line) => (
        <Line key={line} colour={palette.inkSoft}>
          {tight(line)}
        </Line>
      ))}
    </div>
  )
}

const Line = ({ colour, children }: { readonly colour: string; readonly children: ReactNode }) => (
  <div style={{ display: 'block', fontSize: 28, lineHeight: 1.4, lineClamp: 2, color: colour }}>{children}</div>
)

const Foot = ({ siteName, logoColour, notice, notes, qr, palette }: ShareCardProps) => (
  <div style={{ display: 'flex', justifyContent: 'space-between', alignItems: 'flex-end' }}>
    <div style={{ ...column, flex: 1, paddingRight: 28, fontSize: 19, lineHeight: 1.45, color: palette.inkSoft }}>
      {notice && (
        <div style={{ marginBottom: 8, fontSize: 24, lineHeight: 1.3, fontWeight: 700, color: palette.accent }}>
          {notice}
        </div>
      )}
      <div style={{ display: 'flex', alignItems: 'center', marginBottom: 10, color: palette.ink }}>
        <Seal colour={logoColour} />
        <div style={{ marginLeft: 12, fontSize: 24, fontWeight: 700 }}>{siteName}</div>
      </div>
      {notes.map((note) => (
        <div key={note}>{tight(note)}</div>
      ))}
    </div>
    {qr && (
      <svg width={QR_SIDE} height={QR_SIDE} viewBox={`0 0 ${qr.side} ${qr.side}`} aria-hidden="true">
        <rect width={qr.side} height={qr.side} fill="#fff" />
        <path d={qr.d} fill="#000" />
      </svg>
    )}
  </div>
)
