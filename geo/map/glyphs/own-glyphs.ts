/** The glyphs that every page has: this map's own eight, which the sectors of a new map are drawn with. */

import { glyphsFrom } from './read-glyphs'

/** The side of each box, then its path. */
export const OWN_DRAWINGS = {
  cross: '24 M9 4h6v5h5v6h-5v5H9v-5H4V9h5z',
  play: '24 M7 4.5v15l13-7.5z',
  bars: '24 M4 18V12h4v6zM10 18V6h4v12zM16 18v-9h4v9z',
  basket: '24 M5 9h14l-1.2 11H6.2zM8.5 9V7.5a3.5 3.5 0 0 1 7 0V9h-1.8V7.5a1.7 1.7 0 0 0-3.4 0V9z',
  flask: '24 M9 4h6v1.8h-1v4.6L19 18.5c.6 1-.1 2-1.2 2H6.2c-1.1 0-1.8-1-1.2-2L10 10.4V5.8H9z',
  chip: '24 M8 8h8v8H8zM9 4h2v3H9zM13 4h2v3h-2zM9 17h2v3H9zM13 17h2v3h-2zM4 9h3v2H4zM4 13h3v2H4zM17 9h3v2h-3zM17 13h3v2h-3z',
  waves:
    '24 M4 15c2.7-2 5.3-2 8 0s5.3 2 8 0v3c-2.7 2-5.3 2-8 0s-5.3-2-8 0zM4 9c2.7-2 5.3-2 8 0s5.3 2 8 0v3c-2.7 2-5.3 2-8 0s-5.3-2-8 0z',
  star: '24 M12 4l2.4 5 5.6.7-4.1 3.8 1.1 5.5-5-2.8-5 2.8 1.1-5.5L4 9.7 9.6 9z',
} as const

export default glyphsFrom(OWN_DRAWINGS)
