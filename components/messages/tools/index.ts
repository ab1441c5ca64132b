import type { Locale } from '#geo/vocabulary'
import { toolsEn } from './en'
import { type ToolMessages, toolsZh } from './zh'

/** What tools in hand say: it loads with them. */
export const toolsOf = (locale: Locale): ToolMessages => (locale === 'en' ? toolsEn : toolsZh)
