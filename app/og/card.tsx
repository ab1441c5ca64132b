import type { CSSProperties } from 'react'
import type { Palette } from '#geo/map/palette'
import type { PreviewText } from '#geo/map/preview-map'
import { logoShapes } from '#geo/site/logo'
import type { Locale } from '#geo/vocabulary'
import type { Caption } from '../picture'
import { setTitle } from './title'

/** The picture in px, and the part of it that is paper with words; the map has the rest. */
export const CARD = { width: 1200, height: 630, panel: 500 } as const
/** A picture is mostly seen small: marks and names on its map are so much larger than on a page. */
export const MAP_SCALE = 1.25
const PADDING = 52
const TEXT_WIDTH = CARD.panel - 2 * PADDING

interface Props {
  readonly locale: Locale
  readonly caption: Caption
  /** Nothing where the title says the same. */
  readonly siteName: string | null
  /** Of the site's mark. */
  readonly logoColour: string
  /** That the records are made up; null where they are not. */
  readonly notice: string | null
  /** What must stand on a map: that it is schematic, the approval number. */
  readonly notes: readonly string[]
  /** What the marks of the map carry. */
  readonly numbers: readonly PreviewText[]
  readonly palette: Palette
}

/** The panel, and the numbers on the map: for satori, which knows flex boxes and no cascade but inheritance. */
export const Card = ({ locale, caption, siteName, logoColour, notice, notes, numbers, palette }: Props) => (
  <div style={{ display: 'flex', width: '100%', height: '100%', color: palette.ink }}>
    <MapTexts texts={numbers} origin={[CARD.panel, 0]} scale={MAP_SCALE} />
    <div
      style={{
        ...column,
        position: 'absolute',
        width: CARD.panel,
        height: CARD.height,
        padding: PADDING,
        boxSizing: 'border-box',
        justifyContent: 'space-between',
        background: palette.panel,
        borderRight: `2px solid ${palette.rule}`,
      }}
    >
      <div style={{ display: 'flex', alignItems: 'center', height: 44 }}>
        <Seal colour={logoColour} />
        {siteName && <div style={{ marginLeft: 14, fontSize: 24, fontWeight: 700 }}>{siteName}</div>}
      </div>
      <Words caption={caption} locale={locale} palette={palette} />
      <div style={{ ...column, fontSize: 17, lineHeight: 1.5, color: palette.inkSoft }}>
        {notice && (
          <div style={{ marginBottom: 8, fontSize: 22, lineHeight: 1.3, fontWeight: 700, color: palette.accent }}>
            {notice}
          </div>
        )}
        {notes.map((note) => (
          <div key={note}>{tight(note)}</div>
        ))}
      </div>
    </div>
  </div>
)

const column = { display: 'flex', flexDirection: 'column' } as const satisfies CSSProperties

const APOSTROPHES = /(\p{Script=Latin})’/gu
/** The font's middle dot is square and brings its own room, and so does its apostrophe. */
export const tight = (text: string): string => text.replaceAll(' · ', '·').replaceAll(APOSTROPHES, "$1'")

function Words({ caption: { kicker, title, lines }, locale, palette }: Pick<Props, 'caption' | 'locale' | 'palette'>) {
  const set = setTitle(title, TEXT_WIDTH, locale)
  return (
    <div style={column}>
      {kicker && (
        <div style={{ marginBottom: 14, fontSize: 24, lineHeight: 1.35, color: palette.accent }}>{kicker}</div>
      )}
      <div style={{ ...column, fontSize: set.px, fontWeight: 700, lineHeight: 1.22, whiteSpace: 'nowrap' }}>
        {set.lines.map((line) => (
          <div key={line}>{line}</div>
        ))}
      </div>
      <div style={{ width: 56, height: 4, marginTop: 24, marginBottom: 18, background: palette.accent }} />
      {lines.map((line) => (
        <div
          key={line}
          style={{ display: 'block', fontSize: 22, lineHeight: 1.45, lineClamp: 2, color: palette.inkSoft }}
        >
          {tight(line)}
        </div>
      ))}
    </div>
  )
}

/** The site's mark. */
export const Seal = ({ colour }: { readonly colour: string }) => (
  <svg width="44" height="44" viewBox="0 0 32 32" aria-hidden="true">
    <rect width="32" height="32" rx="4" fill={colour} />
    <path d={logoShapes.pin} fill="#fff" />
    <path d={logoShapes.cross} stroke={colour} strokeWidth="2" />
  </svg>
)

/** Where the map of a picture begins, px, and how much larger than on a page it is. */
interface MapPlace {
  readonly origin: readonly [left: number, top: number]
  readonly scale: number
}

export const MapTexts = ({ texts, ...place }: MapPlace & { readonly texts: readonly PreviewText[] }) => (
  <div style={{ display: 'flex', position: 'absolute', width: '100%', height: '100%' }}>
    {texts.map((text) => (
      <MapText key={`${text.x} ${text.y}`} text={text} {...place} />
    ))}
  </div>
)

const TEXT_SIZE: Readonly<Record<PreviewText['type'], number>> = {
  district: 13,
  venue: 13,
  water: 12,
  count: 13,
  letter: 14,
}
/** Room around the middle of a text, px of the map: nothing on it is wider. */
const [BOX_WIDTH, BOX_HEIGHT] = [320, 80]

/** A text of the map, its middle where the map wants it. */
const MapText = ({
  text: { type, lines, x, y, colour, halo },
  origin: [left, top],
  scale,
}: MapPlace & { readonly text: PreviewText }) => (
  <div
    style={{
      ...column,
      position: 'absolute',
      left: left + (x - BOX_WIDTH / 2) * scale,
      top: top + (y - BOX_HEIGHT / 2) * scale,
      width: BOX_WIDTH * scale,
      height: BOX_HEIGHT * scale,
      justifyContent: 'center',
      alignItems: 'center',
      fontSize: TEXT_SIZE[type] * scale,
      lineHeight: `${16 * scale}px`,
      letterSpacing: type === 'water' ? '0.15em' : 0,
      color: colour,
      ...(halo && { WebkitTextStroke: `${3 * scale}px ${halo}`, paintOrder: 'stroke' }),
    }}
  >
    {lines.map((line) => (
      <div key={line}>{tight(line)}</div>
    ))}
  </div>
)
