/** Districts, organisations and places of the founding data, with what backs them. */

import { cite, citeRow } from './cite'
import type { Entry } from './schema'

const SUZHOU = '320500'
const SHENZHEN = '440300'
const SIP = '320571'
const SND = '320505'

/** The other districts and county-level cities: code, slug, Chinese and English name, Chinese short name. */
const OTHERS = [
  ['320508', 'gusu', '姑苏区', 'Gusu', '姑苏'],
  ['320506', 'wuzhong', '吴中区', 'Wuzhong', '吴中'],
  ['320507', 'xiangcheng', '相城区', 'Xiangcheng', '相城'],
  ['320509', 'wujiang', '吴江区', 'Wujiang', '吴江'],
  ['320581', 'changshu', '常熟市', 'Changshu', '常熟'],
  ['320582', 'zhangjiagang', '张家港市', 'Zhangjiagang', '张家港'],
  ['320583', 'kunshan', '昆山市', 'Kunshan', '昆山'],
  ['320585', 'taicang', '太仓市', 'Taicang', '太仓'],
] as const

const others: Entry<'districts'>[] = OTHERS.map(([id, slug, nameZh, nameEn, shortZh]) => ({
  id,
  slug,
  kind: nameZh.endsWith('市') ? 'county-level-city' : 'district',
  cityId: SUZHOU,
  nameZh,
  nameEn,
  shortZh,
  shortEn: nameEn,
}))

const sip: Entry<'districts'> = {
  id: SIP,
  slug: 'sip',
  kind: 'development-zone',
  cityId: SUZHOU,
  nameZh: '苏州工业园区',
  nameEn: 'Suzhou Industrial Park (SIP)',
  shortZh: '园区',
  shortEn: 'SIP',
  summaryZh: '苏州的开发区，统计用代码320571。生物医药在这里被称为“一号产业”，中外高校和“国家队”科研院所也在此聚集。',
  summaryEn:
    'A development zone of Suzhou, statistical code 320571. Biomedicine is called its “number one industry”, and Chinese and foreign universities and “national team” research institutes have settled here.',
}

const snd: Entry<'districts'> = {
  id: SND,
  slug: 'snd',
  kind: 'high-tech-zone',
  cityId: SUZHOU,
  nameZh: '苏州高新区',
  nameEn: 'Suzhou High-tech Zone (SND)',
  shortZh: '高新区',
  shortEn: 'SND',
  aliases: ['虎丘区', 'Huqiu District', 'SND', 'Suzhou New District'],
  summaryZh: '国家级高新区，行政区划上是虎丘区。2021年10月，它在深圳集中签约了一批重点项目。',
  summaryEn:
    'A national high-tech zone, administratively Huqiu District. In October 2021 it signed a round of key projects in Shenzhen.',
}

export const districts: Entry<'districts'>[] = [sip, snd, ...others]

export const organisations: Entry<'organisations'>[] = [
  { id: 'shanghai-university', slug: 'shanghai-university', nameZh: '上海大学', nameEn: 'Shanghai University' },
  { id: 'netease', slug: 'netease', nameZh: '网易', nameEn: 'NetEase' },
  { id: 'tencent', slug: 'tencent', nameZh: '腾讯', nameEn: 'Tencent' },
  { id: 'shenqian', slug: 'shenqian', nameZh: '深潜集团', nameEn: 'Shenqian Group' },
  { id: 'new-jianyuan', slug: 'new-jianyuan', nameZh: '新建元集团', nameEn: 'New Jianyuan Group' },
]

/** The facts of the list that name each organisation. */
const ORGANISATION_FACTS: Readonly<Record<string, string>> = {
  'shanghai-university': 'P01',
  netease: 'P02',
  tencent: 'P14',
  shenqian: 'P15',
  'new-jianyuan': 'K1',
}

const park: Entry<'places'> = {
  id: 'K1',
  slug: 'sip-25-park',
  kind: 'park',
  nameZh: '苏州2.5产业园',
  nameEn: 'Suzhou 2.5 Industrial Park',
  districtId: SIP,
  cityId: SUZHOU,
  addressZh: '东长路88号',
  addressEn: '88 Dongchang Road',
  lng: 120.77254,
  lat: 31.31038,
  precision: 'park',
  errorM: 250,
  operatorId: 'new-jianyuan',
}

const venue: Entry<'places'> = {
  id: 'V1',
  slug: 'shenzhen-venue',
  kind: 'venue',
  nameZh: '深圳签约会场',
  nameEn: 'Shenzhen signing venue',
  cityId: SHENZHEN,
  precision: 'city',
}

const campus: Entry<'places'> = {
  id: 'ustc-suzhou',
  slug: 'ustc-suzhou',
  kind: 'campus',
  nameZh: '中科大苏州高等研究院院区',
  nameEn: 'Campus of the USTC Suzhou Institute for Advanced Research',
  districtId: SIP,
  cityId: SUZHOU,
  addressZh: '仁爱路166号',
  addressEn: '166 Ren’ai Road',
  lng: 120.72398,
  lat: 31.27855,
  precision: 'campus',
  errorM: 200,
}

const biobay: Entry<'places'> = {
  id: 'biobay',
  slug: 'biobay',
  kind: 'park',
  nameZh: '生物纳米园',
  nameEn: 'BioBay',
  districtId: SIP,
  cityId: SUZHOU,
  addressZh: '星湖街218号',
  addressEn: '218 Xinghu Street',
  lng: 120.7329,
  lat: 31.25985,
  precision: 'park',
  errorM: 600,
}

export const places: Entry<'places'>[] = [park, venue, campus, biobay]

const INSIDE = ['坐标落在该区边界之内', 'The point lies inside the outline of the district'] as const

export const placeCitations: Entry<'citations'>[] = [
  ...citeRow('S1', 'D1', 'district', sip, ['shape']),
  ...citeRow('S1', 'D2', 'district', snd, ['shape']),
  ...others.flatMap((row) => citeRow('G3', null, 'district', row, ['shape'])),
  ...districts.flatMap((row) => cite('G3', null, 'district', row.id, ['shape'])),
  ...cite('G4', null, 'district', SIP, ['shape'], ['与吴中区的分界', 'The border with Wuzhong']),

  ...organisations.flatMap((row) => citeRow('S1', ORGANISATION_FACTS[row.id]!, 'organisation', row)),

  ...citeRow('S1', 'K1', 'place', park, ['address', 'location']),
  ...cite('G1', null, 'place', 'K1', ['address']),
  ...cite(
    'G1',
    null,
    'place',
    'K1',
    ['location'],
    [
      'BD-09 120.783477, 31.314014；另一公开点位与之相距168至308米，视其所用坐标系而定',
      'BD-09 120.783477, 31.314014; a second published point lies 168–308 m away, by the datum assumed for it',
    ],
  ),
  ...citeRow('S1', 'V1', 'place', venue, ['location']),
  ...cite('S1', 'V1', 'place', 'V1', ['location'], ['只写明城市', 'Names the city only']),
  ...citeRow('G1', null, 'place', campus, ['location', 'district']),
  ...cite(
    'G1',
    null,
    'place',
    campus.id,
    ['location'],
    ['BD-09 120.734729, 31.282854；仅此一处来源', 'BD-09 120.734729, 31.282854; single source'],
  ),
  ...cite('G3', null, 'place', campus.id, ['district'], INSIDE),
  ...citeRow('G1', null, 'place', biobay, ['location', 'district']),
  ...cite(
    'G1',
    null,
    'place',
    biobay.id,
    ['location'],
    [
      'BD-09 120.743698, 31.264052；表中若水路388号也在同一点，因此无法分辨楼栋',
      'BD-09 120.743698, 31.264052; the table puts 388 Ruoshui Road at the same point, so it cannot tell buildings apart',
    ],
  ),
  ...cite('G3', null, 'place', biobay.id, ['district'], INSIDE),
]
