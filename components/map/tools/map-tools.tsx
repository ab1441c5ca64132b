import { type ComponentProps, useEffect, useRef } from 'react'
import { useKeptSwitch } from '../../ui/use-kept-switch'
import { ControlButton, Controls } from '../controls'
import { ToolMenu } from './tool-menu'

type Menu = ComponentProps<typeof ToolMenu>

interface Props
  extends Pick<ComponentProps<typeof Controls>, 'map' | 'strings' | 'bearing'>,
    Pick<Menu, 'locale' | 'draw' | 'hasDrawn' | 'heat' | 'onDraw' | 'onClear' | 'onMeasure'> {
  /** Whether a tool is in hand: when it is put down, the keyboard goes on at the menu that it came from. */
  readonly isBusy: boolean
  readonly onLocate: () => void
}

/** The column of the home map: the controls of every map, the reader's location and a menu of tools. */
export function MapTools({ map, strings, bearing, isBusy, onLocate, ...menu }: Props) {
  const moves = useKeptSwitch('map-buttons')
  const button = useRef<HTMLButtonElement>(null)
  const wasBusy = useRef(false)
  useEffect(() => {
    if (wasBusy.current && !isBusy) button.current?.focus()
    wasBusy.current = isBusy
  }, [isBusy])
  return (
    <Controls {...{ map, strings, bearing }} isWhole={moves.isOn}>
      <div className="control-group tool-buttons">
        <ControlButton icon="locate" label={strings.tools.locate} onClick={onLocate} />
        <ToolMenu {...menu} {...{ strings, button, moves }} />
      </div>
    </Controls>
  )
}
