import type { CSSProperties } from 'react'
import type { StaticMap } from '#geo/map/static-map'
import { PageStyle } from '../ui/page-style'
import { PictureSvg } from './picture-svg'

interface Props {
  readonly picture: StaticMap
  readonly label: string
  /** Lets the picture's own rules pass the page's security policy. */
  readonly nonce?: string
  /** Keeps markup for the HTML of the document alone, under an index; null: the page's data must carry it. */
  readonly hold: (markup: string) => number | null
}

/**
 * The server's drawing of the map. Its box fits into the frame, or is centred at a fixed scale; features keep their
 * size in both.
 */
export function StaticMapView({ picture: { size, px, shapes, features, rules, levels }, label, nonce, hold }: Props) {
  const [width, height] = size.map(Math.round) as [number, number]
  const box = px === null ? { '--ratio': `${(width / height).toFixed(4)}` } : { width: `${px}px`, height: `${px}px` }
  const markup = `<svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" width="100%" height="100%" overflow="visible">${shapes}</svg>${features}`
  const held = hold(markup)
  return (
    <div className={px === null ? 'picture-room' : 'picture-fixed'}>
      {rules && <PageStyle rules={rules} nonce={nonce} />}
      <PictureSvg
        markup={held === null ? markup : null}
        held={held}
        label={label}
        levels={levels}
        style={box as CSSProperties}
      />
    </div>
  )
}
