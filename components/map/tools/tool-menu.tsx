import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { Locale } from '#geo/vocabulary'
import type { AreaTool } from '../../draw/drawing'
import type { DrawStrings } from '../../draw/strings'
import { useGroundChoices } from '../../ground/use-ground-choices'
import { Icon, type IconName } from '../../ui/icon'
import { focusFirstItem, moveFocus } from '../../ui/menu-keys'
import { isPhone } from '../../ui/phone'
import type { KeptSwitch } from '../../ui/use-kept-switch'
import type { MapStrings } from '../strings'

interface Props {
  readonly locale: Locale
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
  /** Of an entry that is switched on and off, or is one of several. */
  readonly isOn?: boolean
  readonly role?: 'menuitemcheckbox' | 'menuitemradio'
}

/**
 * What is rarely wanted stands behind one button: areas to draw, measuring, the full screen, heat, buttons to move; on
 * phones, where the map has no room for a list of its own, the grounds too.
 */
export function ToolMenu(props: Props) {
  const { locale, strings, draw, hasDrawn, button, moves, heat, onDraw, onClear, onMeasure } = props
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
          {isPhone() && <GroundEntries locale={locale} onChoose={close} />}
        </div>
      )}
    </>
  )
}

function GroundEntries({ locale, onChoose }: { readonly locale: Locale; readonly onChoose: () => void }) {
  return useGroundChoices(locale).map(({ id, name, isChosen, choose }) => {
    const entry = { icon: 'map', label: name, act: choose, isOn: isChosen, role: 'menuitemradio' } as const
    return <MenuEntry key={id} entry={entry} onChoose={onChoose} />
  })
}

function MenuEntry({ entry: { icon, label, act, isOn, role }, onChoose }: { entry: Entry; onChoose: () => void }) {
  const state = isOn === undefined ? { role: 'menuitem' } : { role: role ?? 'menuitemcheckbox', 'aria-checked': isOn }
  const choose = () => {
    onChoose()
    act()
  }
  return (
    <button type="button" tabIndex={-1} onClick={choose} {...state}>
      <Icon name={isOn ? 'check' : icon} />
      <span>{label}</span>
    </button>
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
