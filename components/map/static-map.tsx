import type { CSSProperties } from 'react'
import type { StaticMap } from '#geo/map/static-map'
import { PageStyle } from '../ui/page-style'

interface Props {
  readonly picture: StaticMap
  readonly label: string
  /** Lets the picture's own rules pass the page's security policy. */
  readonly nonce?: string
}

/**
 * The server's drawing of the map. Its box fits into the frame, or is centred at a fixed scale; features keep their
 * size in both.
 */
export function StaticMapView({ picture: { size, px, shapes, features, rules, levels }, label, nonce }: Props) {
  const [width, height] = size.map(Math.round) as [number, number]
  const box = px === null ? { '--ratio': `${(width / height).toFixed(4)}` } : { width: `${px}px`, height: `${px}px` }
  const markup = `<svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" width="100%" height="100%" overflow="visible">${shapes}</svg>${features}`
  return (
    <div className={px === null ? 'picture-room' : 'picture-fixed'}>
      {rules && <PageStyle rules={rules} nonce={nonce} />}
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing with links in it is no fieldset */}
      <svg
        className="picture"
        role="group"
        aria-label={label}
        data-levels={levels}
        style={box as CSSProperties}
        // biome-ignore lint/security/noDangerouslySetInnerHtml: markup of geo/map/static-map, which escapes every text
        dangerouslySetInnerHTML={{ __html: markup }}
      />
    </div>
  )
}
