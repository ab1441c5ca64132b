/** What went wrong with shapes, in words. */

import { lookUp } from '#geo/look-up'
import { fill, LANG } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import type { ManageMessages } from '../../messages/manage'

export const momentOf = (at: Date, locale: Locale): string =>
  new Intl.DateTimeFormat(LANG[locale], { dateStyle: 'medium', timeStyle: 'short' }).format(at)

/** `last`: what has been on the map since when, of the kind in question. Null: an error that there is not. */
export function errorOf(
  t: ManageMessages['boundaries'],
  locale: Locale,
  error: string,
  last: { readonly by: string; readonly at: Date } | null,
): string | null {
  const refusal = lookUp(t.refusals, error)
  if (refusal) return fill(t.refused, { label: refusal })
  if (error !== 'overtaken') return lookUp(t.errors, error) ?? null
  return last && fill(t.overtaken, { name: last.by, label: momentOf(last.at, locale) })
}
