import { CSS_PALETTE } from '#geo/map/palette'
import { type IconPath, PIN_BOX, type Pin, pathsSvg, pinPaths } from '#geo/map/pin-art'

/** A pin as the map draws it, in the colours of the page's theme. */
export const PinIcon = ({ pin, size = PIN_BOX }: { readonly pin: Pin; readonly size?: number }) => (
  <ShapesIcon shapes={pinPaths(pin, CSS_PALETTE)} size={size} />
)

export const ShapesIcon = ({
  shapes,
  size = PIN_BOX,
  box = PIN_BOX,
}: {
  readonly shapes: readonly IconPath[]
  readonly size?: number
  /** Side of the box that the shapes are drawn in. */
  readonly box?: number
}) => (
  <svg
    className="pin-icon"
    width={size}
    height={size}
    viewBox={`0 0 ${box} ${box}`}
    aria-hidden="true"
    // biome-ignore lint/security/noDangerouslySetInnerHtml: paths of geo/pin-art, no text
    dangerouslySetInnerHTML={{ __html: pathsSvg(shapes) }}
  />
)
