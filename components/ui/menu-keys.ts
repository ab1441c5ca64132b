import { lookUp } from '#geo/look-up'

const ITEM = '[role^="menuitem"]'

export const focusFirstItem = (menu: HTMLElement | null): void =>
  menu?.querySelector<HTMLElement>(ITEM)?.focus({ preventScroll: true })

/** Moves the focus between the entries of a menu. False for a key that does not. */
export function moveFocus(menu: HTMLElement | null, key: string): boolean {
  const items = [...(menu?.querySelectorAll<HTMLElement>(ITEM) ?? [])]
  const index = items.indexOf(document.activeElement as HTMLElement)
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    Home: 0,
    End: items.length - 1,
  }
  const next = lookUp(targets, key)
  if (next === undefined) return false
  items.at(next % items.length)?.focus()
  return true
}
