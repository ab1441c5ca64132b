import { cssVariables, type Theme } from '#geo/map/palette'

/** Light unless the system or the reader asks for dark; paper is white. */
export function themeCss(): string {
  const [light, dark] = (['light', 'dark'] as const satisfies readonly Theme[]).map(cssVariables)
  return `:root{color-scheme:light;${light}}@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;${dark}}}@media screen{:root[data-theme=dark]{color-scheme:dark;${dark}}}`
}
