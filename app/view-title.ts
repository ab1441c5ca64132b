/** What a view is called where it is taken along: its page, its filter, and that its records are made up. */

import type { Text } from '#geo/records'
import { conditionOf } from './condition'
import { dataNotice } from './data-notice'
import type { Address } from './picture'

/** `page`: the title of the page, such as that of its caption. */
export async function viewTitle(page: string, { locale, view }: Pick<Address, 'locale' | 'view'>): Promise<string> {
  const [condition, notice] = await Promise.all([conditionOf(view.filters, locale), dataNotice(locale)])
  return [page, condition, notice].filter(Boolean).join(' · ')
}

/** The notice of made-up records in both languages, for answers that are in both; null where the records are real. */
export async function dataNotices(): Promise<Text | null> {
  const [zh, en] = await Promise.all([dataNotice('zh'), dataNotice('en')])
  return zh === null || en === null ? null : { zh, en }
}
