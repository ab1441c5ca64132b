'use client'

import { type ComponentProps, useEffect, useRef } from 'react'

/**
 * An input that follows the address: it takes the value of each new address, except while the reader types in it. It is
 * the same element all the time, so that it never loses the focus.
 */
export function SyncedInput({ defaultChecked, defaultValue, ...props }: ComponentProps<'input'>) {
  const input = useRef<HTMLInputElement>(null)
  useFollow(defaultChecked, (isTicked = false) => {
    if (input.current) input.current.checked = isTicked
  })
  const isTick = props.type === 'checkbox'
  useFollow(isTick ? undefined : String(defaultValue ?? ''), (text = '') => {
    if (input.current && document.activeElement !== input.current) input.current.value = text
  })
  return <input ref={input} {...props} {...{ defaultChecked, defaultValue }} />
}

/** A select that follows the address in the same way. */
export function SyncedSelect({ defaultValue, children, ...props }: ComponentProps<'select'>) {
  const select = useRef<HTMLSelectElement>(null)
  useFollow(String(defaultValue ?? ''), (value) => {
    if (select.current) select.current.value = value
  })
  return (
    <select ref={select} defaultValue={defaultValue} {...props}>
      {children}
    </select>
  )
}

/** Takes each new value, but not the first: what the reader chose while the page was still loading stays. */
export function useFollow<T>(value: T, take: (value: T) => void): void {
  const last = useRef(value)
  useEffect(() => {
    if (last.current === value) return
    last.current = value
    take(value)
  })
}
