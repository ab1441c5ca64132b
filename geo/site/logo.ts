/** The mark of the site: a pin with a cross of streets, white on a square. */

import { PALETTES } from '../map/palette'

const PIN = 'M16 6c4.4 0 7.5 3.2 7.5 7.300C23.5 18.8 16 26 16 26s-7.5-7.2-7.5-12.700C8.5 9.2 11.6 6 16 6z'
const CROSS = 'M12 15.500h8M16 11v9'
/** WCAG 1.4.11, for what must be told apart in a picture. */
const LEAST_CONTRAST = 3

/** Of the square, of the pin, of the cross in it: any paint that CSS knows. */
export const logoShapes = { pin: PIN, cross: CROSS } as const

/** The mark as a file, on `colour` (`#rrggbb`; empty: the accent). */
export function logoSvg(colour: string): string {
  const fill = /^#[0-9a-f]{6}$/i.test(colour) ? colour : PALETTES.light.accent
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="4" fill="${fill}"/><path d="${PIN}" fill="#fff"/><path d="${CROSS}" stroke="${fill}" stroke-width="2"/></svg>`
}

/** WCAG contrast of two colours `#rrggbb`, from 1 to 21. */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** Whether the white pin can be told from the square. */
export const isLogoColour = (colour: string): boolean => contrast(colour, '#ffffff') >= LEAST_CONTRAST

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
