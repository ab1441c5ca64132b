import type { InterfaceWords } from '#geo/api/openapi'
import type { Locale } from '#geo/vocabulary'
import { messagesOf } from '../index'
import { apiEn } from './en'
import { type ApiMessages, apiZh } from './zh'

/** What the description of the interfaces says, with the names that filters have on the map. */
export const apiOf = (locale: Locale): ApiMessages & InterfaceWords => ({
  ...(locale === 'en' ? apiEn : apiZh),
  names: messagesOf(locale).home,
})
