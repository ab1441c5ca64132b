/** The columns that an import knows: one table for recognition, mapping, reading, preview, template and help. */

import { FACT_COLUMNS, type Heading } from '../edit/project-facts'
import { AMOUNT_COLUMNS } from './amount-columns'
import { DATE_PARTS, type DatePart, partColumn } from './date-parts'
import { DISTRICT_HEADINGS } from './district-headings'
import { sheetColumnOf } from './sheets/sheet-columns'

export interface ColumnTerm extends Heading {
  readonly field: string
}

export const COLUMNS = [
  { field: 'slug', zh: '标识', en: 'Identifier', aliases: 'slug 项目标识', examples: ['', ''] },
  {
    field: 'nameZh',
    zh: '项目名称',
    en: 'Chinese name',
    aliases:
      '名称 中文名称 中文名 项目 项目名 专案 专案名称 项目全称 工程名称 工程项目 建设项目 建设项目名称 开工项目 竣工项目 招商项目 落户项目 落地项目 储备项目 项目企业名称 企业项目名称 项目企业 签约项目 重点项目 name namezh projectname project title',
    examples: ['示例：某某智能装备产业基地', '示例：某某生物医药创新中心'],
  },
  {
    field: 'nameEn',
    zh: '英文名称',
    en: 'English name',
    aliases: '英文名 项目英文名 nameen englishname projectnameen',
    examples: ['Example: smart equipment base', 'Example: biomedical innovation centre'],
  },
  {
    field: 'aliases',
    zh: '别名',
    en: 'Other names',
    aliases: '又称 简称 曾用名 alias aliases aka',
    examples: ['', '示例创新中心；示例中心'],
  },
  {
    field: 'kind',
    zh: '项目类型',
    en: 'Kind',
    aliases: '类型 类别 载体类型 type projecttype category',
    examples: ['产业基地', 'Innovation centre'],
  },
  {
    field: 'sector',
    zh: '产业',
    en: 'Sector',
    aliases:
      '行业 领域 产业领域 所属产业 所属行业 所属领域 产业类别 产业别 行业类别 行业别 行业分类 产业类型 产业方向 产业链 所属产业链 industry field',
    examples: ['智能硬件与装备', '生物医药'],
  },
  ...FACT_COLUMNS,
  {
    field: 'status',
    zh: '进度',
    en: 'Progress',
    aliases:
      '状态 当前阶段 目前阶段 现阶段 所处阶段 当前进度 目前进度 最新进展 工程进度 项目进度 项目状态 项目阶段 阶段 建设进度 建设阶段 进展 进展情况 目前进展 项目进展 推进情况 当前进展 当前状态 目前状态 现状 形象进度 当前形象进度 目前形象进度 工程形象进度 工程进展 工程进展情况 建设进展 建设进展情况 项目进展情况 项目推进情况 项目建设进度 推进进度 实施进度 施工进度 status stage phase',
    examples: ['已奠基', 'In operation'],
  },
  {
    field: 'district',
    zh: '所在区',
    en: 'District',
    aliases: DISTRICT_HEADINGS,
    examples: ['示例区', 'Example district'],
  },
  {
    field: 'place',
    zh: '所在园区',
    en: 'Park or campus',
    aliases: '园区 载体 产业园 落户园区 所属园区 所在载体 落地载体 园区名称 place park campus site',
    examples: ['', '生物纳米园'],
  },
  {
    field: 'investor',
    zh: '投资方',
    en: 'Investor',
    aliases:
      '投资主体 投资单位 投资人 投资企业 投资公司 出资方 企业名称 公司名称 企业 公司 项目单位 建设单位 项目业主 业主单位 业主 项目主体 实施主体 实施单位 项目公司 项目方 乙方 签约企业 签约客商 客商 投资商 投资者 项目法人 法人单位 建设主体 申报单位 项目申报单位 承担单位 company organisation organization enterprise',
    examples: ['', ''],
  },
  {
    field: 'event',
    zh: '签约活动',
    en: 'Event',
    aliases: '活动 活动名称 签约仪式 所属活动 发布活动 eventname signingevent',
    examples: ['', ''],
  },
  {
    field: 'lng',
    zh: '经度',
    en: 'Longitude',
    aliases: 'lng lon long x x坐标 东经 坐标经度 经度坐标 经度e longitude geolng pointx xcoord coordx centroidx',
    examples: ['120.42', ''],
  },
  {
    field: 'lat',
    zh: '纬度',
    en: 'Latitude',
    aliases: 'lat y y坐标 北纬 坐标纬度 纬度坐标 纬度n latitude geolat pointy ycoord coordy centroidy',
    examples: ['31.35', ''],
  },
  {
    field: 'position',
    zh: '坐标',
    en: 'Coordinates',
    aliases: '经纬度 位置坐标 地理坐标 coordinate lnglat lonlat latlng latlon position gps',
    examples: ['', ''],
  },
  {
    field: 'datum',
    zh: '坐标系',
    en: 'Datum of the coordinates',
    aliases: '坐标系统 坐标系类型 坐标类型 参考坐标系 空间参考 datum crs srs coordinatesystem coordsys',
    examples: ['', ''],
  },
  {
    field: 'precision',
    zh: '位置精度',
    en: 'Precision',
    aliases: '精度 定位精度 locationprecision accuracy',
    examples: ['地块', '仅知所在区'],
  },
  {
    field: 'errorM',
    zh: '位置误差（米）',
    en: 'Position error (m)',
    aliases: '位置误差 误差 误差半径 error errorm positionerror',
    examples: ['100', ''],
  },
  ...AMOUNT_COLUMNS,
  {
    field: 'announced',
    zh: '发布日期',
    en: 'Announced on',
    aliases: '公布日期 公布时间 发布时间 日期 年月 年月日 date announced announcedate',
    examples: ['2021年6月8日', '2021-10'],
  },
  {
    field: 'signed',
    zh: '签约日期',
    en: 'Signed on',
    aliases:
      '签约时间 签约 协议签订时间 协议签订日期 签订时间 签订日期 signed signedin datesigned signingdate contractdate contractsigned agreementdate',
    examples: ['', ''],
  },
  {
    field: 'unveiled',
    zh: '揭牌日期',
    en: 'Unveiled on',
    aliases: '揭牌时间 unveiled unveiling',
    examples: ['', '2021-10-18'],
  },
  {
    field: 'founded',
    zh: '奠基日期',
    en: 'Foundation laid on',
    aliases: '奠基时间 开工日期 开工时间 开工 founded groundbreaking foundationlaid startdate',
    examples: ['2021-09-29', ''],
  },
  {
    field: 'completed',
    zh: '竣工日期',
    en: 'Completed on',
    aliases: '竣工时间 完工日期 完工时间 建成时间 completed completion',
    examples: ['', ''],
  },
  {
    field: 'opened',
    zh: '投用日期',
    en: 'Opened on',
    aliases: '投用时间 投产日期 投产时间 开业日期 运营日期 opened opening',
    examples: ['', '2022'],
  },
  {
    field: 'summaryZh',
    zh: '简介',
    en: 'Summary (Chinese)',
    aliases:
      '项目简介 项目介绍 项目概况 项目内容 项目主要内容 建设内容 主要建设内容 建设内容及规模 建设规模及内容 建设规模 建设内容和规模 建设规模和内容 建设内容与规模 建设规模与内容 主要建设内容及规模 主要建设内容和规模 主要建设规模及内容 建设规模及主要内容 项目建设内容 项目基本情况 基本情况 内容 主要内容 概况 描述 说明 summary summaryzh description',
    examples: ['示例行，导入前请删除。', '示例行，导入前请删除。'],
  },
  {
    field: 'summaryEn',
    zh: '英文简介',
    en: 'Summary (English)',
    aliases: '项目英文简介 summaryen descriptionen',
    examples: ['An example row: delete it before importing.', 'An example row: delete it before importing.'],
  },
  {
    field: 'source',
    zh: '来源',
    en: 'Source',
    aliases:
      '信息来源 资料来源 数据来源 出处 来源链接 sourceurl sourceid reference link url 新闻链接 报道链接 新闻网址 网页链接 报道网址 newslink',
    examples: ['', ''],
  },
] as const satisfies readonly ColumnTerm[]

/** The fields that hold the date of a milestone, named as the milestone's kind. */
export const DATE_FIELDS = ['announced', 'signed', 'unveiled', 'founded', 'completed', 'opened'] as const

export type ImportField = (typeof COLUMNS)[number]['field'] | `${(typeof DATE_FIELDS)[number]}@${DatePart}`

/** Columns for the parts of each date. */
export const PART_COLUMNS = DATE_FIELDS.flatMap((date) => {
  const whole = COLUMNS.find(({ field }) => field === date)!
  return DATE_PARTS.map((part) => partColumn(whole, date, part))
})

export const IMPORT_FIELDS: readonly ImportField[] = [...COLUMNS, ...PART_COLUMNS].map(({ field }) => field)

/** The column of a field, of a table of projects or of another sheet. */
export const columnOf = (field: string): Heading =>
  [...COLUMNS, ...PART_COLUMNS].find((column) => column.field === field) ??
  sheetColumnOf(field) ?? { zh: field, en: field, aliases: '', examples: ['', ''] }

/** What a new record must have. */
export const REQUIRED = ['nameZh', 'kind', 'sector', 'district', 'source'] as const satisfies readonly ImportField[]

/** Fields for which one value can be set for all rows that have none. */
export const FOR_ALL = [
  'kind',
  'sector',
  'status',
  'district',
  'precision',
  'amountKind',
  'source',
] as const satisfies readonly ImportField[]
export type ForAll = (typeof FOR_ALL)[number]
