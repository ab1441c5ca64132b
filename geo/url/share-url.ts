/** What the dialog for sharing asks for, and the picture cards of a page. */

/** Width and height in px of each picture card, by its name in addresses. */
export const CARD_SIZES = {
  '3x4': [1080, 1440],
  '16x9': [1600, 900],
} as const

export type CardShape = keyof typeof CARD_SIZES

export const CARD_SHAPES = Object.keys(CARD_SIZES) as CardShape[]
