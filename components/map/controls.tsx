import type { RefObject } from 'react'
import type { MapRef } from 'react-map-gl/maplibre'
import { Icon, type IconName } from '../ui/icon'
import type { MapStrings } from './strings'

interface Props {
  readonly map: Readonly<RefObject<MapRef | null>>
  readonly strings: MapStrings
  readonly bearing: number
}

const STEP = 160
/** A move by button counts as the reader's own: it is written into the URL. */
const BY_READER = { byReader: true }

/** Zoom, pan and north: everything that dragging and turning do, by button. */
export function Controls({ map, strings, bearing }: Props) {
  const pan = (x: number, y: number) => () => map.current?.panBy([x, y], {}, BY_READER)
  const button = (icon: IconName, label: string, onClick: () => void) => (
    <button type="button" aria-label={label} title={label} onClick={onClick}>
      <Icon name={icon} />
    </button>
  )
  return (
    <div className="map-controls">
      <div className="control-group">
        {button('plus', strings.zoomIn, () => map.current?.zoomIn({}, BY_READER))}
        {button('minus', strings.zoomOut, () => map.current?.zoomOut({}, BY_READER))}
        <button
          type="button"
          aria-label={strings.north}
          title={strings.north}
          onClick={() => map.current?.easeTo({ bearing: 0 }, BY_READER)}
        >
          <span className="needle" style={{ transform: `rotate(${-bearing}deg)` }}>
            <Icon name="north" />
          </span>
        </button>
      </div>
      <fieldset className="control-pad">
        <legend className="visually-hidden">{strings.pan}</legend>
        {button('up', strings.panUp, pan(0, -STEP))}
        {button('left', strings.panLeft, pan(-STEP, 0))}
        {button('right', strings.panRight, pan(STEP, 0))}
        {button('down', strings.panDown, pan(0, STEP))}
      </fieldset>
    </div>
  )
}
