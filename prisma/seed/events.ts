/** The signing event of the founding data, with its figures and what backs them. */

import { cite, citeRow } from './cite'
import type { Entry } from './schema'

const event: Entry<'events'> = {
  id: 'E1',
  slug: 'snd-greater-bay-2021',
  nameZh: '2021苏州高新区对接大湾区创新发展推介会',
  nameEn: '2021 SND–Greater Bay Area innovation and development promotion conference',
  sloganZh: '「新」有所属,「深」情无限',
  sloganEn: 'The new finds its home; the deep bond has no limit',
  date: '2021-10-18',
  datePrecision: 'day',
  placeId: 'V1',
  districtId: '320505',
  categoriesZh: ['产城融合', '总部', '科技人才', '产业', '基金'],
  categoriesEn: ['City–industry integration', 'Headquarters', 'Technology talent', 'Industry', 'Fund'],
  summaryZh:
    '2021年10月18日，苏州高新区在深圳举办推介会，68个重点项目签约，总投资522亿元，全部落户高新区。项目分为五类；报道没有按类别拆分项目数和金额，也没有列出这68个项目的名称。',
  summaryEn:
    'On 18 October 2021 SND held a promotion conference in Shenzhen: 68 key projects with a total investment of CNY 52.2 billion were signed, all to settle in SND. They are of five kinds; the report splits neither the number nor the amount by kind and names none of the 68.',
}

export const events = [event]

export const eventIndicators: Entry<'indicators'>[] = [
  {
    id: 'E1.count',
    eventId: 'E1',
    topic: 'signing',
    labelZh: '签约重点项目',
    labelEn: 'Key projects signed',
    value: 68,
    unit: 'projects',
    comparison: 'exact',
    periodStart: '2021-10-18',
    periodEnd: '2021-10-18',
    periodPrecision: 'day',
    position: 0,
  },
  {
    id: 'E1.amount',
    eventId: 'E1',
    topic: 'signing',
    labelZh: '签约项目总投资',
    labelEn: 'Total investment of the projects signed',
    value: 52_200_000_000,
    unit: 'cny',
    comparison: 'exact',
    periodStart: '2021-10-18',
    periodEnd: '2021-10-18',
    periodPrecision: 'day',
    position: 1,
  },
]

export const eventDetails: Entry<'details'>[] = [
  {
    id: 'E1.traits',
    eventId: 'E1',
    topic: 'traits',
    textZh: '报道用四点形容这批项目：技术水平高、创新力强、投资量大、前景看好。',
    textEn:
      'The report describes the projects as high in technology, strong in innovation, large in investment and good in prospects.',
    position: 0,
  },
  {
    id: 'E1.service',
    eventId: 'E1',
    topic: 'service',
    textZh: '高新区承诺做好服务，帮助项目早日开工、投产、见效。',
    textEn: 'SND promises service so that the projects start, produce and pay off early.',
    position: 1,
  },
]

const NO_SPLIT = [
  '只列出五类名称，未按类别给出项目数或金额',
  'Names the five kinds only; gives no number or amount for any of them',
] as const
/** What S4 leaves open where it confirms the event. */
export const NO_DAY = ['未写明会场和日期', 'Names neither the venue nor the day'] as const

export const eventCitations: Entry<'citations'>[] = [
  ...citeRow('S1', 'E1', 'event', event, ['categories']),
  ...cite('S1', 'E1.kinds', 'event', 'E1', ['categories'], NO_SPLIT),
  ...cite('S4', 'X3', 'event', 'E1', ['place'], NO_DAY),
  ...cite('S1', 'E1.count', 'indicator', 'E1.count', ['value']),
  ...cite('S1', 'E1.amount', 'indicator', 'E1.amount', ['value']),
  ...cite('S4', 'X3', 'indicator', 'E1.count', ['value'], NO_DAY),
  ...cite('S4', 'X3', 'indicator', 'E1.amount', ['value'], NO_DAY),
  ...cite('S1', 'E1.traits', 'detail', 'E1.traits', ['text']),
  ...cite('S1', 'E1.traits', 'detail', 'E1.service', ['text']),
]
