'use client'

import { type ComponentProps, useEffect, useRef } from 'react'

/**
 * An input that follows the address: it takes the value of each new address, except while the reader types in it. It is
 * the same element all the time, so that it never loses the focus.
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

/** A select that follows the address in the same way. */
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
