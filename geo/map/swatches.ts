/**
 * The colours that sectors choose from. Each stands out from land and water by 3:1 or more in its theme, and any two
 * differ by a CIE76 ΔE of 12 or more with full colour vision and with protanopia, deuteranopia and tritanopia
 * (tests/geo/map/swatches.test.ts). Found by simulated annealing around the first eight, which are those of the
 * founding sectors. Sectors keep the number of their colour: add at the end, never reorder.
 */

export interface Swatch {
  readonly light: string
  readonly dark: string
}

const swatch = (light: string, dark: string): Swatch => ({ light, dark })

export const SWATCHES: readonly Swatch[] = [
  swatch('#13664c', '#75e0c8'),
  swatch('#ad347e', '#e37993'),
  swatch('#555abb', '#9dc1fc'),
  swatch('#7f3500', '#cf9441'),
  swatch('#642583', '#928fe7'),
  swatch('#3b4453', '#cee0fc'),
  swatch('#0183ad', '#47a3c2'),
  swatch('#9a6f1d', '#f0c959'),
  swatch('#f01919', '#d75546'),
  swatch('#0564ff', '#5073fa'),
  swatch('#280023', '#f5ff69'),
  swatch('#5a552d', '#82b478'),
  swatch('#463228', '#32914b'),
  swatch('#4b0000', '#afa000'),
  swatch('#230041', '#967396'),
  swatch('#0505a5', '#8c69dc'),
  swatch('#5f825a', '#7dd273'),
  swatch('#d237a5', '#ff41aa'),
  swatch('#4b0a8c', '#73826e'),
  swatch('#1e005f', '#c8fffa'),
  swatch('#787d41', '#d7ff8c'),
  swatch('#af5a78', '#fae63c'),
  swatch('#002841', '#41ffa5'),
  swatch('#370014', '#bec300'),
  swatch('#641964', '#ffa5af'),
  swatch('#7d64e6', '#a5ffd7'),
  swatch('#6932c8', '#b4b9d2'),
  swatch('#690a00', '#aa7314'),
]

/** Of a sector that the vocabulary does not know. */
export const PLAIN_SWATCH: Swatch = swatch('#5d6468', '#a9adaa')

/** Its number where a colour is written in a digit of base 36; no colour has it. */
const PLAIN_SLOT = 35
export const SLOTS = PLAIN_SLOT + 1

/** A colour of the palette as its number, any other as PLAIN_SLOT. */
export const colourSlot = (colour: number | null | undefined): number =>
  typeof colour === 'number' && SWATCHES[colour] ? colour : PLAIN_SLOT

/** And back. */
export const colourOfSlot = (slot: number): number | null => (SWATCHES[slot] ? slot : null)

/** The custom property of CSS that holds a colour in the theme of the page. */
export const swatchVariable = (colour: number | null): string =>
  colour !== null && SWATCHES[colour] ? `--swatch-${colour}` : '--swatch-plain'
