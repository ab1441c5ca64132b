import { isPhone } from '../../ui/phone'

/**
 * Whether anything stood open for a moment over or beside the map: a menu, suggestions, on phones the legend. A press
 * on the map puts it away and does nothing else; menus and suggestions go by themselves as they lose the focus.
 */
export function putAway(): boolean {
  const legend = isPhone() ? document.querySelector<HTMLDetailsElement>('.legend[open]') : null
  if (legend) legend.open = false
  return legend !== null || document.querySelector('[role="menu"], [role="listbox"]:not([hidden])') !== null
}
