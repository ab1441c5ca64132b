/** What the page about the map says of it besides sources: the shapes in use, and how it began. */

import '#server-only'
import type { ShapesCredit } from '#geo/shapes/published'
import { lastKnown } from '../live/last-known'
import { shapesCredits } from '../shapes/active'
import { isBegunEmpty } from '../site/empty-mark'
import { query } from '../transaction'

export interface MapFacts {
  readonly credits: readonly ShapesCredit[]
  /** Whether the map began with the founding data. */
  readonly isFounding: boolean
}

export const getMapFacts = (): Promise<MapFacts> =>
  lastKnown('map facts', async () => {
    const [credits, isEmpty] = await Promise.all([shapesCredits(query), isBegunEmpty(query)])
    return { credits, isFounding: !isEmpty }
  })
