/** On which terms the data may be used: what an admin has set, else DATA_LICENCE. */

import { messagesOf } from '#components/messages/index'
import type { Text } from '#geo/records'
import { fill } from '#geo/text/format'
import { withBrackets } from '#geo/text/punctuation'
import { LOCALES, type Locale } from '#geo/vocabulary'
import { readSettings } from '#prisma/manage/settings'

interface DataLicence {
  readonly name: Text
  readonly url: string | null
}

/** Null: the operator grants none. A name in one language stands for both; without a name, the address does. */
export async function dataLicence(): Promise<DataLicence | null> {
  const { licenceZh, licenceEn, licenceUrl } = await readSettings()
  const byServer = process.env.DATA_LICENCE?.trim() ?? ''
  const isSet = Boolean(licenceZh || licenceEn || licenceUrl)
  const url = isSet ? licenceUrl : URL.canParse(byServer) ? byServer : ''
  const [zh, en] = isSet ? [licenceZh || licenceEn || url, licenceEn || licenceZh || url] : [byServer, byServer]
  return zh === '' ? null : { name: { zh, en }, url: url || null }
}

/** The same in words. */
export async function licenceOf(locale: Locale): Promise<string> {
  const [{ licence, licensed }, granted] = [messagesOf(locale).exported, await dataLicence()]
  return granted ? fill(licensed, { label: labelOf(granted, locale) }) : licence
}

const labelOf = ({ name, url }: DataLicence, locale: Locale): string =>
  url && url !== name[locale] ? withBrackets(name[locale], url, locale) : name[locale]

/** The same as a row of what stands below a table that says its sources itself; none where nothing is granted. */
export async function licenceRow(locale: Locale): Promise<[string, string][]> {
  const granted = await dataLicence()
  return granted ? [[messagesOf(locale).exported.terms, labelOf(granted, locale)]] : []
}

export async function licenceText(): Promise<Text> {
  const [zh, en] = await Promise.all(LOCALES.map(licenceOf))
  return { zh: zh!, en: en! }
}
