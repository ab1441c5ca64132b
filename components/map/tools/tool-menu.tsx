import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { AreaTool } from '../../draw/drawing'
import type { DrawStrings } from '../../draw/strings'
import { Icon, type IconName } from '../../ui/icon'
import { focusFirstItem, moveFocus } from '../../ui/menu-keys'
import type { MapStrings } from '../strings'
import type { KeptSwitch } from './use-kept-switch'

interface Props {
  readonly strings: MapStrings
  readonly draw: DrawStrings
  readonly hasDrawn: boolean
  readonly button: RefObject<HTMLButtonElement | null>
  readonly moves: KeptSwitch
  readonly heat: KeptSwitch
  readonly onDraw: (tool: AreaTool) => void
  readonly onClear: () => void
  readonly onMeasure: () => void
}

interface Entry {
  readonly icon: IconName
  readonly label: string
  readonly act: () => void
  /** Of an entry that is switched on and off. */
  readonly isOn?: boolean
}

/** What is rarely wanted stands behind one button: areas to draw, measuring, the full screen, heat, buttons to move. */
export function ToolMenu(props: Props) {
  const { strings, draw, hasDrawn, button, moves, heat, onDraw, onClear, onMeasure } = props
  const { tools } = strings
  const [isOpen, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const screen = useFullScreen()
  useEffect(() => {
    if (isOpen) focusFirstItem(box.current)
  }, [isOpen])
  const entries: readonly Entry[] = [
    { icon: 'polygon', label: draw.drawPolygon, act: () => onDraw('polygon') },
    { icon: 'circle', label: draw.drawCircle, act: () => onDraw('circle') },
    ...(hasDrawn ? [{ icon: 'close' as const, label: draw.clearDrawn, act: onClear }] : []),
    { icon: 'ruler', label: tools.measure, act: onMeasure },
    ...(screen
      ? [
          {
            icon: 'fullScreen' as const,
            label: screen.isOn ? tools.leaveFullScreen : tools.fullScreen,
            act: screen.toggle,
          },
        ]
      : []),
    { icon: 'circle', label: tools.heat, act: heat.toggle, isOn: heat.isOn },
    { icon: 'plus', label: tools.buttons, act: moves.toggle, isOn: moves.isOn },
  ]
  const close = () => {
    button.current?.focus()
    setOpen(false)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen) return
    if (event.key === 'Escape' || event.key === 'Tab') close()
    else if (!moveFocus(box.current, event.key)) return
    event.preventDefault()
    event.stopPropagation()
  }
  const onBlur = ({ relatedTarget }: FocusEvent) => {
    const isInside = box.current?.contains(relatedTarget as Node) || relatedTarget === button.current
    if (relatedTarget && !isInside) setOpen(false)
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={tools.tools}
        title={tools.tools}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="tools" />
      </button>
      {isOpen && (
        <div
          ref={box}
          className="place-menu tool-menu"
          role="menu"
          tabIndex={-1}
          aria-label={tools.tools}
          onKeyDown={onKeyDown}
          onBlur={onBlur}
        >
          {entries.map((entry) => (
            <MenuEntry key={entry.label} entry={entry} onChoose={close} />
          ))}
        </div>
      )}
    </>
  )
}

function MenuEntry({ entry: { icon, label, act, isOn }, onChoose }: { entry: Entry; onChoose: () => void }) {
  const props = {
    type: 'button' as const,
    tabIndex: -1,
    onClick: () => {
      onChoose()
      act()
    },
    children: (
      <>
        <Icon name={isOn ? 'check' : icon} />
        <span>{label}</span>
      </>
    ),
  }
  return isOn === undefined ? (
    <button {...props} role="menuitem" />
  ) : (
    <button {...props} role="menuitemcheckbox" aria-checked={isOn} />
  )
}

/** Null where the browser has none. */
function useFullScreen() {
  const [isOn, setOn] = useState(false)
  const [isThere, setThere] = useState(false)
  useEffect(() => {
    setThere(document.fullscreenEnabled)
    const update = () => setOn(document.fullscreenElement !== null)
    document.addEventListener('fullscreenchange', update)
    return () => document.removeEventListener('fullscreenchange', update)
  }, [])
  if (!isThere) return null
  const toggle = () => {
    // A refusal leaves the page as it is, which is seen.
    const done = isOn ? document.exitFullscreen() : document.documentElement.requestFullscreen()
    done.catch(() => {})
  }
  return { isOn, toggle }
}
