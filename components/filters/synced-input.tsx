'use client'

import { type ComponentProps, useEffect, useRef } from 'react'

/**
 * An input of a form that follows the address: what the reader ticks or types stands until another address says
 * otherwise. It is never made anew, so that a key press leaves the focus where it is; what is being typed is left
 * alone.
 */
export function SyncedInput({ defaultChecked, defaultValue, ...props }: ComponentProps<'input'>) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (input.current && defaultChecked !== undefined) input.current.checked = defaultChecked
  }, [defaultChecked])
  const isTick = props.type === 'checkbox'
  useEffect(() => {
    if (input.current && !isTick && document.activeElement !== input.current)
      input.current.value = String(defaultValue ?? '')
  }, [defaultValue, isTick])
  return <input ref={input} {...props} {...{ defaultChecked, defaultValue }} />
}

/** The same for a choice. */
export function SyncedSelect({ defaultValue, children, ...props }: ComponentProps<'select'>) {
  const select = useRef<HTMLSelectElement>(null)
  useEffect(() => {
    if (select.current) select.current.value = String(defaultValue ?? '')
  }, [defaultValue])
  return (
    <select ref={select} defaultValue={defaultValue} {...props}>
      {children}
    </select>
  )
}
