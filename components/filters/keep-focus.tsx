'use client'

import { type ReactNode, useLayoutEffect, useRef } from 'react'

interface Props {
  readonly className: string
  readonly label: string
  /** A selector of what takes the focus where nothing is left of the list. */
  readonly otherwise: string
  readonly children: ReactNode
}

/**
 * A list of links each of which removes its own item: the keyboard's focus goes on to the item that comes next, to the
 * last one, or out of the list with the last item.
 */
export function KeepFocus({ className, label, otherwise, children }: Props) {
  const list = useRef<HTMLUListElement>(null)
  /** The link that has the focus, or had it as it was removed. */
  const last = useRef<{ readonly link: Element; readonly place: number }>(null)
  const links = (): HTMLElement[] => [...(list.current?.querySelectorAll<HTMLElement>('a') ?? [])]
  useLayoutEffect(() => {
    if (!last.current || last.current.link.isConnected || document.activeElement !== document.body) return
    const left = links()
    ;(left[last.current.place] ?? left.at(-1))?.focus({ preventScroll: true })
  })
  useLayoutEffect(
    () => () => {
      if (last.current) requestAnimationFrame(() => leave(otherwise))
    },
    [otherwise],
  )
  return (
    <ul
      ref={list}
      className={className}
      aria-label={label}
      onFocus={({ target }) => {
        last.current = { link: target, place: links().indexOf(target) }
      }}
      // What is removed may lose the focus too; then it is not there any more.
      onBlur={({ target }) =>
        queueMicrotask(() => {
          if (target.isConnected) last.current = null
        })
      }
    >
      {children}
    </ul>
  )
}

/** Unless the reader has gone on meanwhile. */
function leave(to: string): void {
  if (document.activeElement === document.body) document.querySelector<HTMLElement>(to)?.focus({ preventScroll: true })
}
