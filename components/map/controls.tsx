import type { ReactNode, RefObject } from 'react'
import type { MapRef } from 'react-map-gl/maplibre'
import { Icon, type IconName } from '../ui/icon'
import type { MapStrings } from './strings'

interface Props {
  readonly map: Readonly<RefObject<MapRef | null>>
  readonly strings: MapStrings
  readonly bearing: number
  /**
   * Whether all buttons are always seen. Otherwise those to zoom stand where a mouse points, and all come when the
   * keyboard reaches them.
   */
  readonly isWhole: boolean
  /** More buttons of the column. */
  readonly children?: ReactNode
}

const STEP = 160
/** A move by button counts as the reader's own: it is written into the URL. */
const BY_READER = { byReader: true }

/** The column of the map: zoom, north and pan, everything that dragging, pinching and turning do, by button. */
export function Controls({ map, strings, bearing, isWhole, children }: Props) {
  const pan = (x: number, y: number) => () => map.current?.panBy([x, y], {}, BY_READER)
  return (
    <div className="map-controls" data-moves={isWhole ? 'whole' : 'auto'}>
      <div className="control-group zoom-buttons">
        <ControlButton icon="plus" label={strings.zoomIn} onClick={() => map.current?.zoomIn({}, BY_READER)} />
        <ControlButton icon="minus" label={strings.zoomOut} onClick={() => map.current?.zoomOut({}, BY_READER)} />
      </div>
      <div className="control-group north-button" data-turned={Math.abs(bearing) > 0.5 || undefined}>
        <ControlButton label={strings.north} onClick={() => map.current?.easeTo({ bearing: 0 }, BY_READER)}>
          <span className="needle" style={{ transform: `rotate(${-bearing}deg)` }}>
            <Icon name="north" />
          </span>
        </ControlButton>
      </div>
      {children}
      <fieldset className="control-pad">
        <legend className="visually-hidden">{strings.pan}</legend>
        <ControlButton icon="up" label={strings.panUp} onClick={pan(0, -STEP)} />
        <ControlButton icon="left" label={strings.panLeft} onClick={pan(-STEP, 0)} />
        <ControlButton icon="right" label={strings.panRight} onClick={pan(STEP, 0)} />
        <ControlButton icon="down" label={strings.panDown} onClick={pan(0, STEP)} />
      </fieldset>
    </div>
  )
}

interface ButtonProps {
  readonly label: string
  readonly onClick: () => void
  readonly icon?: IconName
  readonly children?: ReactNode
}

export const ControlButton = ({ label, onClick, icon, children }: ButtonProps) => (
  <button type="button" aria-label={label} title={label} onClick={onClick}>
    {icon ? <Icon name={icon} /> : children}
  </button>
)
