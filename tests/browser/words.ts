/**
 * Names of things on the page: the words of the pages themselves, so that a test says what is meant and not how it is
 * put.
 */

import { en } from '../../components/messages/en'
import { zh } from '../../components/messages/zh'

export { en, zh }

/** The founding data, by their ids in the list of facts. */
export const P01 = { slug: 'shanghai-university-innovation-center', zh: '苏州上海大学创新中心' } as const
export const P09 = { slug: 'ustc-suzhou-institute', zh: '中科大苏州高等研究院' } as const
export const P13 = { slug: 'jiangsu-medical-device-base', zh: '江苏苏州医疗器械创新基地' } as const
export const P14 = {
  slug: 'tencent-digital-industry-base',
  zh: '腾讯(苏州)数字产业基地',
  en: 'Tencent (Suzhou) Digital Industry Base',
} as const
export const E1 = { slug: 'snd-greater-bay-2021' } as const
