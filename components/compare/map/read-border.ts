import { MAX_PASTED_TEXT } from '#geo/areas/pasted-text'
import type { Ring } from '#geo/geometry/polygons'
import type { Locale } from '#geo/vocabulary'
import type { Reading } from '../../draw/reading'

/** Reads a border on the server, which can mend it: a form with `locale`, `text` and, if it was drawn, `isDrawn`. */
export type ReadBorder = (form: FormData) => Promise<Reading>

/** A file that was dropped. What is too long is refused by its length, and need not travel whole. */
export const readDropped = (text: string, locale: Locale, onRead: ReadBorder): Promise<Reading> =>
  onRead(formOf({ locale, text: text.slice(0, MAX_PASTED_TEXT + 1) }))

/** A ring that was drawn; where the server does not answer it is read here, and less can be mended. */
export async function readDrawn(ring: Ring, locale: Locale, onRead: ReadBorder): Promise<Reading> {
  const { jsonOfRing, readRing } = await import('../../draw/reading')
  const reading = await onRead(formOf({ locale, text: jsonOfRing(ring), isDrawn: '1' })).catch(() => null)
  return reading ?? readRing(ring, locale)
}

function formOf(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}
