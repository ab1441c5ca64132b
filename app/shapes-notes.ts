import { shapesNotes } from '#components/map/shapes-notes'
import { messagesOf } from '#components/messages/index'
import type { MapShapes } from '#geo/shapes/map-shapes'
import type { Locale } from '#geo/vocabulary'
import { approvalNumber } from './site'

/** What must be said of a map that stands on these shapes, in one language. */
export const notesOf = async ({ notes }: MapShapes, locale: Locale): Promise<string[]> =>
  shapesNotes(notes, messagesOf(locale).map, await approvalNumber())
