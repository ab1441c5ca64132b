import '#server-only'
import type { ReactNode } from 'react'
import satori from 'satori'
import { CARD } from './card'
import { fontsFor } from './fonts'

interface Size {
  readonly width: number
  readonly height: number
}

/** Writes elements as SVG of outlines, with fonts for `words`; `missing` gathers what has no outline. */
export async function writer(words: readonly string[], { width, height }: Size = CARD) {
  const fonts = await fontsFor(words.join(''), [400, 700])
  const fontFamily = [...new Set(fonts.map(({ name }) => name))].join()
  const missing = new Set<string>()
  const write = (element: ReactNode): Promise<string> =>
    satori(<div style={{ display: 'flex', width: '100%', height: '100%', fontFamily }}>{element}</div>, {
      width,
      height,
      fonts,
      loadAdditionalAsset: async (_, characters) => {
        for (const character of characters) missing.add(character)
        return []
      },
    })
  return { write, missing }
}
