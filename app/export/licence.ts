import { messagesOf } from '#components/messages/index'
import { fill } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'

/** What DATA_LICENCE names, such as CC BY 4.0; null: the operator grants none. */
export const dataLicence = (): string | null => process.env.DATA_LICENCE?.trim() || null

/** On which terms the data may be used, in words. */
export function licenceOf(locale: Locale): string {
  const [{ licence, licensed }, label] = [messagesOf(locale).exported, dataLicence()]
  return label === null ? licence : fill(licensed, { label })
}
