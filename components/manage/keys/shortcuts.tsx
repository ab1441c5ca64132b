'use client'

import { useEffect, useState } from 'react'
import type { Locale } from '#geo/vocabulary'
import type { ManageMessages } from '../../messages/manage'
import { localPath } from '../../paths'
import { TakeDialog } from '../../take/take-dialog'
import { useKeptSwitch } from '../../ui/use-kept-switch'

interface Props {
  readonly locale: Locale
  readonly words: ManageMessages['keys']
}

type Name = 'save' | 'publish' | 'search' | 'next' | 'previous' | 'help'

/** What is pressed for what. All but the last hold a modifier; every one of them can be turned off. */
const KEYS: readonly { readonly name: Name; readonly keys: readonly string[] }[] = [
  { name: 'save', keys: ['Ctrl/⌘', 'S'] },
  { name: 'publish', keys: ['Ctrl/⌘', 'Enter'] },
  { name: 'search', keys: ['Ctrl/⌘', 'K'] },
  { name: 'next', keys: ['Alt', 'Page Down'] },
  { name: 'previous', keys: ['Alt', 'Page Up'] },
  { name: 'help', keys: ['?'] },
]

const FIND = '#find'

/** Shortcuts of the editors' pages: each presses what stands in the page with its name, and does no more. */
export function Shortcuts({ locale, words }: Props) {
  const [isOpen, setOpen] = useState(false)
  const off = useKeptSwitch('landing-shortcuts-off')
  const isOn = !off.isOn
  useEffect(() => {
    const find = location.hash === FIND && document.querySelector<HTMLElement>('[data-shortcut="search"]')
    if (find) find.focus()
  }, [])
  useEffect(() => {
    if (!isOn) return
    const onKey = (event: KeyboardEvent) => {
      const name = nameOfKey(event)
      if (!name || document.querySelector('dialog[open]')) return
      if (name === 'help') setOpen(true)
      else if (!press(name)) {
        if (name === 'search') location.assign(localPath(locale, '/manage/records') + FIND)
        else if (name !== 'save') return
      }
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [isOn, locale])
  return (
    <>
      <button type="button" className="shortcuts-button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {words.button}
      </button>
      {isOpen && (
        <TakeDialog title={words.title} close={words.close} onClose={() => setOpen(false)}>
          <dl className="shortcuts">
            {KEYS.map(({ name, keys }) => (
              <div key={name}>
                <dt>
                  {keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{words[name]}</dd>
              </div>
            ))}
          </dl>
          <p className="small">{words.list}</p>
          <label className="shortcuts-switch">
            <input type="checkbox" checked={isOn} onChange={off.toggle} />
            {words.on}
          </label>
          <p className="small">{words.onNote}</p>
        </TakeDialog>
      )}
    </>
  )
}

/** What the keys mean; null: nothing here. A single sign is left to whoever is typing. */
function nameOfKey(event: KeyboardEvent): Name | null {
  const { key, ctrlKey, metaKey, altKey, shiftKey, isComposing } = event
  if (isComposing || event.defaultPrevented) return null
  const hasCommand = (ctrlKey || metaKey) && !altKey && !shiftKey
  if (hasCommand && key.toLowerCase() === 's') return 'save'
  if (hasCommand && key === 'Enter') return 'publish'
  if (hasCommand && key.toLowerCase() === 'k') return 'search'
  if (ctrlKey || metaKey) return null
  if (altKey && key === 'PageDown') return 'next'
  if (altKey && key === 'PageUp') return 'previous'
  return key === '?' && !altKey && !isTyping(event.target) ? 'help' : null
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))

/** Presses the last of what stands for it; false where there is nothing. */
function press(name: Name): boolean {
  const all = document.querySelectorAll<HTMLElement>(`[data-shortcut="${name}"]`)
  const target = all[all.length - 1]
  if (!target) return false
  if (name === 'search') target.focus()
  else target.click()
  return true
}
