/** The figures of the districts, one row a number, with what backs each. */

import { cite } from './cite'
import { eventIndicators, NO_DAY } from './events'
import type { Entry } from './schema'

type Indicator = Entry<'indicators'>
type Period = Pick<Indicator, 'periodStart' | 'periodEnd' | 'periodPrecision'>

const SIP = '320571'
const SND = '320505'

const years = (first: number, last = first): Period => ({
  periodStart: `${first}-01-01`,
  periodEnd: `${last}-12-31`,
  periodPrecision: 'year',
})
const JANUARY_TO_AUGUST: Period = { periodStart: '2021-01-01', periodEnd: '2021-08-31', periodPrecision: 'month' }
const SIGNING_DAY: Period = { periodStart: '2021-10-18', periodEnd: '2021-10-18', periodPrecision: 'day' }
const NO_PERIOD: Period = {}

/** What the source of a figure is and which fact of the list it states. */
interface Backed {
  source: string
  fact: string
  row: Omit<Indicator, 'position' | 'districtId'>
}

const number = (
  source: string,
  id: string,
  topic: Indicator['topic'],
  label: readonly [zh: string, en: string],
  value: number,
  unit: Indicator['unit'],
  period: Period,
  comparison: Indicator['comparison'] = 'exact',
): Backed => ({
  source,
  fact: id.split('.')[0]!,
  row: { id, topic, labelZh: label[0], labelEn: label[1], value, unit, comparison, ...period },
})

const statement = (
  source: string,
  id: string,
  topic: Indicator['topic'],
  label: readonly [zh: string, en: string],
  text: readonly [zh: string, en: string],
  period: Period,
): Backed => ({
  source,
  fact: id.split('.')[0]!,
  row: {
    id,
    topic,
    labelZh: label[0],
    labelEn: label[1],
    unit: 'text',
    comparison: 'exact',
    textZh: text[0],
    textEn: text[1],
    ...period,
  },
})

const ofSip: Backed[] = [
  number('S5', 'X4.gdp', 'economy', ['地区生产总值', 'GDP'], 290_709_000_000, 'cny', years(2020)),
  number('S6', 'X5.area', 'area', ['官方公布面积', 'Official area'], 278, 'km2', NO_PERIOD),
  number(
    'S6',
    'X5.cooperation-zone',
    'area',
    ['其中中新合作区面积', 'Of it, China–Singapore cooperation zone'],
    80,
    'km2',
    NO_PERIOD,
  ),
  statement(
    'S1',
    'I1.standing',
    'biomed',
    ['生物医药的地位', 'Standing of biomedicine'],
    ['生物医药是园区的“一号产业”。', 'Biomedicine is the park’s “number one industry”.'],
    years(2021),
  ),
  number(
    'S1',
    'I1.companies',
    'biomed',
    ['生物医药企业', 'Biomedical companies'],
    1800,
    'companies',
    years(2021),
    'more-than',
  ),
  number(
    'S1',
    'I2.output',
    'biomed',
    ['生物医药产值', 'Biomedical output'],
    100_000_000_000,
    'cny',
    years(2020),
    'more-than',
  ),
  number(
    'S1',
    'I3.industry',
    'biomed',
    ['生物医药产业竞争力全国排名', 'Biomedical industry competitiveness, national rank'],
    1,
    'rank',
    years(2020),
  ),
  number(
    'S1',
    'I3.talent',
    'biomed',
    ['生物医药人才竞争力全国排名', 'Biomedical talent competitiveness, national rank'],
    1,
    'rank',
    years(2020),
  ),
  number(
    'S1',
    'I4.universities',
    'research',
    ['落户的中外高校', 'Chinese and foreign universities settled'],
    33,
    'universities',
    years(2021),
  ),
  number(
    'S1',
    'I5.institutes',
    'research',
    ['“国家队”科研院所', '“National team” research institutes'],
    15,
    'institutes',
    years(2021),
  ),
  number(
    'S1',
    'I6.companies',
    'digital-culture',
    ['规模以上数字文化企业', 'Digital-culture companies above designated size'],
    105,
    'companies',
    JANUARY_TO_AUGUST,
  ),
  number(
    'S1',
    'I6.revenue',
    'digital-culture',
    ['规模以上数字文化企业营业收入', 'Revenue of digital-culture companies above designated size'],
    14_900_000_000,
    'cny',
    JANUARY_TO_AUGUST,
    'more-than',
  ),
  number(
    'S1',
    'I6.growth',
    'digital-culture',
    ['规模以上数字文化企业营业收入同比增长', 'Growth of that revenue on the year before'],
    22,
    'percent',
    JANUARY_TO_AUGUST,
  ),
  number(
    'S1',
    'I7.growth',
    'digital-culture',
    [
      '娱乐智能终端制造销售、互联网信息服务等行业增长',
      'Growth of entertainment smart-terminal making and sales, internet information services and others',
    ],
    30,
    'percent',
    JANUARY_TO_AUGUST,
    'more-than',
  ),
  statement(
    'S1',
    'I8.plan',
    'digital-culture',
    ['文化产业规划', 'Plan for the culture industry'],
    [
      '推动文化产业高质量增长的三年行动计划。',
      'A three-year action plan for high-quality growth of the culture industry.',
    ],
    years(2021, 2023),
  ),
  statement(
    'S1',
    'I8.brand',
    'digital-culture',
    ['文化品牌', 'Culture brand'],
    ['“江南文化”品牌。', 'The “Jiangnan culture” (江南文化) brand.'],
    years(2021, 2023),
  ),
]

const ofSnd: Backed[] = [
  number('S8', 'X7.gdp', 'economy', ['地区生产总值', 'GDP'], 167_580_000_000, 'cny', years(2021)),
  number('S8', 'X7.growth', 'economy', ['地区生产总值增长', 'GDP growth'], 10.1, 'percent', years(2021)),
  number('S7', 'X6.area', 'area', ['官方公布面积', 'Official area'], 223.36, 'km2', NO_PERIOD),
  number('S1', 'I9.projects', 'signing', ['签约重点项目', 'Key projects signed'], 68, 'projects', SIGNING_DAY),
  number(
    'S1',
    'I9.amount',
    'signing',
    ['签约项目总投资', 'Total investment of the projects signed'],
    52_200_000_000,
    'cny',
    SIGNING_DAY,
  ),
  statement(
    'S1',
    'I10.standing',
    'medical-devices',
    ['医疗器械的地位', 'Standing in medical devices'],
    [
      '江苏省“一区一产业”布局中，唯一获支持发展医疗器械的区域。',
      'The only area backed for medical devices under the province’s “one district, one industry”.',
    ],
    years(2021),
  ),
]

const placed = (districtId: string, list: readonly Backed[]): Indicator[] =>
  list.map(({ row }, position) => ({ ...row, districtId, position }))

export const indicators: Indicator[] = [...placed(SIP, ofSip), ...placed(SND, ofSnd), ...eventIndicators]

export const indicatorCitations: Entry<'citations'>[] = [
  ...[...ofSip, ...ofSnd].flatMap(({ source, fact, row }) =>
    cite(source, fact, 'indicator', row.id, [row.unit === 'text' ? 'text' : 'value']),
  ),
  ...cite('S4', 'X3', 'indicator', 'I9.projects', ['value'], NO_DAY),
  ...cite('S4', 'X3', 'indicator', 'I9.amount', ['value'], NO_DAY),
]
