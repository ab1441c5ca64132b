/**
 * The sheets of records other than projects that an import knows, with their columns: one table for reading and help.
 */

import type { Heading } from '../../edit/project-facts'
import { lookUp } from '../../look-up'
import { simpleCharacters } from '../../text/traditional'
import { headingPart, partField } from '../date-parts'
import { DISTRICT_HEADINGS } from '../district-headings'
import { languagesOf } from '../heading-languages'
import type { OfAllFigures } from './figure-title'
import { isDateOf, partColumnsOf, partFieldOf } from './part-columns'
import { column, HOST_COLUMNS, type SheetColumn } from './sheet-column'
import { isValueField, periodFieldOf, valueColumn, valueOfField } from './value-columns'

export const SHEET_KINDS = ['events', 'indicators', 'organisations', 'places', 'sources', 'facts'] as const
export type SheetKind = (typeof SHEET_KINDS)[number]

const SOURCE_COLUMNS = [
  column('source', '来源', 'Source', '信息来源 数据来源 资料来源 出处 sourceid'),
  column('publisher', '发布者', 'Publisher', '媒体 发布单位 发布机构 来源单位'),
  column('publisherEn', '发布者（英文）', 'Publisher (English)', 'publisherenglish'),
  column('published', '发布日期', 'Published', '来源日期 发布时间 sourcedate publishedon'),
  column(
    'page',
    '网页',
    'Page',
    '网址 链接 来源链接 新闻链接 报道链接 原文链接 相关链接 公众号链接 url link sourceurl webpage',
  ),
  column('sourceNoteZh', '来源说明', 'About the source', '来源备注 sourcenote'),
  column('sourceNoteEn', '来源说明（英文）', 'About the source (English)', 'sourcenoteenglish'),
  column('note', '备注', 'Note', '说明 注 remark notezh'),
  column('noteEn', '备注（英文）', 'Note (English)', 'noteenglish'),
] as const

/** Of this map: who changes an exported table keeps it, so that rows find their records whatever their names are. */
const SLUG = column('slug', '标识', 'Identifier', 'slug')

const DISTRICT_COLUMNS = [
  column('code', '行政区划代码', 'Code', 'adcode 区划代码 代码 districtid'),
  column('district', '所在区', 'District', `hostarea ${DISTRICT_HEADINGS}`),
] as const

interface SheetForm {
  /** A table without one of these columns is no such sheet. */
  readonly needs: readonly string[]
  readonly columns: readonly SheetColumn[]
}

const SHEETS: Readonly<Record<SheetKind, SheetForm>> = {
  events: {
    needs: ['event', 'date'],
    columns: [
      SLUG,
      column('event', '活动名称', 'Event', '签约活动 活动 eventname'),
      column('nameZh', '活动中文名称', 'Event (Chinese)', 'eventzh namezh'),
      column('nameEn', '活动英文名称', 'Event (English)', 'eventen nameen'),
      column('date', '日期', 'Date', '举办日期 举办时间 召开时间 召开日期 活动日期 活动时间 签约日期 签约时间 时间'),
      column('heldIn', '举办地', 'Held in', '地点 举办地点 召开地点 举办城市 会场 活动地点 venue'),
      column('heldInZh', '举办地（中文）', 'Held in (Chinese)', ''),
      ...DISTRICT_COLUMNS,
      column(
        'projects',
        '签约项目数',
        'Projects',
        '项目数 项目数量 项目个数 签约数 签约个数 签约项目 签约项目数量 签约项目个数 dealssigned projectssigned signedprojects numberofprojects deals',
      ),
      column('projectsQualifier', '项目数口径', 'Qualifier of the number', 'projectsqualifier'),
      column(
        'amount',
        '总投资（亿元）',
        'Investment',
        '总投资 总投资额 签约总投资 签约总投资额 签约总额 签约额 签约投资额 签约项目总投资 投资总额 投资额 协议总投资 协议投资 协议投资额 协议投资总额 意向投资额 金额 总金额 签约金额 amountbillioncny totalinvestment totalvalue dealvalue contractvalue',
      ),
      column('amountUnit', '金额单位', 'Unit of the amount', '单位 计量单位 unit amountunit'),
      column('amountCurrency', '币种', 'Currency of the amount', '币别 货币 currency'),
      column('amountQualifier', '金额口径', 'Qualifier of the amount', 'amountqualifier'),
      column('organisation', '机构名称', 'Organisation', '组织名称'),
      ...HOST_COLUMNS,
      column('counted', '统计口径', 'What is counted', 'whatiscounted 口径'),
      column('countedZh', '统计口径（中文）', 'What is counted (Chinese)', 'countedzh'),
      column('sloganZh', '主题口号', 'Slogan (Chinese)', '口号 slogan sloganzh'),
      column('sloganEn', '英文口号', 'Slogan (English)', 'sloganen'),
      column('summaryZh', '简介', 'Summary (Chinese)', '活动简介 summary summaryzh'),
      column('summaryEn', '英文简介', 'Summary (English)', 'summaryen'),
      ...SOURCE_COLUMNS,
    ],
  },
  indicators: {
    needs: ['indicator', 'period', 'value'],
    columns: [
      ...DISTRICT_COLUMNS,
      column('indicator', '指标', 'Indicator', '指标名称 indicatorname'),
      column('indicatorEn', '指标英文名称', 'Indicator (English)', 'indicatorenglish'),
      column('topic', '主题', 'Topic', '类别 分类'),
      column('event', '活动名称', 'Event', '签约活动 所属活动'),
      column('period', '时期', 'Period', '期间 年份 年度 统计期 year'),
      column('value', '数值', 'Value', '值 数据'),
      column('unit', '单位', 'Unit', '计量单位'),
      column('qualifier', '口径', 'Qualifier', 'valuequalifier'),
      column('textZh', '文字说明', 'In words', 'textzh'),
      column('textEn', '英文说明', 'In words (English)', 'texten'),
      ...SOURCE_COLUMNS,
    ],
  },
  organisations: {
    needs: ['organisation'],
    columns: [
      SLUG,
      column(
        'organisation',
        '机构名称',
        'Organisation',
        '机构 组织名称 单位名称 企业名称 公司名称 organization company',
      ),
      column('nameEn', '英文名称', 'English name', '机构英文名称 英文名 nameenglish'),
      column('aliases', '别名', 'Other names', '又称 简称 曾用名 alias aka'),
      column('project', '参与项目', 'Project', '项目 项目名称 所属项目'),
      column('role', '角色', 'Role', '参与角色 身份 关系'),
      ...SOURCE_COLUMNS,
    ],
  },
  places: {
    needs: ['place'],
    columns: [
      SLUG,
      column('place', '地点名称', 'Place', '园区名称 载体名称 产业园名称 园区 会场名称 park campus placename'),
      column('nameEn', '英文名称', 'English name', '地点英文名称 园区英文名称 英文名 nameenglish'),
      column('aliases', '别名', 'Other names', '又称 简称 曾用名 alias aka'),
      column('kind', '地点类型', 'Kind', '类型 园区类型 载体类型 载体类别 园区类别 类别 type placetype'),
      ...DISTRICT_COLUMNS,
      column('city', '所在城市', 'City', '城市 cityname'),
      column('addressZh', '地址', 'Address', '详细地址 园区地址 addresszh'),
      column('addressEn', '英文地址', 'Address (English)', 'addressenglish'),
      column('operator', '运营方', 'Operator', '运营单位 运营机构 运营主体 运营公司 运营管理单位 管理单位 管理方'),
      column('lng', '经度', 'Longitude', 'lng lon x 东经'),
      column('lat', '纬度', 'Latitude', 'lat y 北纬'),
      column('position', '坐标', 'Coordinates', '经纬度 位置坐标 location'),
      column('precision', '位置精度', 'Precision', '精度 定位精度'),
      column('errorM', '位置误差（米）', 'Position error (m)', '位置误差 误差 误差半径'),
      ...SOURCE_COLUMNS,
    ],
  },
  sources: {
    needs: ['title', 'page'],
    columns: [
      SLUG,
      column('title', '标题', 'Title', '来源标题 文章标题 来源 sourcetitle titlezh'),
      column('titleEn', '英文标题', 'Title (English)', '标题英文 titleenglish'),
      ...SOURCE_COLUMNS.filter(({ field }) => ['publisher', 'publisherEn', 'published', 'page'].includes(field)),
      column('archive', '存档网页', 'Archived page', '存档 存档链接 archiveurl'),
      column('note', '备注', 'Note', '说明 注 来源说明 remark notezh'),
      column('noteEn', '备注（英文）', 'Note (English)', 'noteenglish'),
    ],
  },
  facts: {
    needs: ['record', 'field', 'publisher'],
    columns: [
      column('record', '记录', 'Record', 'slug 标识 recordid'),
      column('field', '字段', 'Field', '项 fieldname'),
      column('valueZh', '内容', 'Content', 'valuezh 中文内容'),
      column('valueEn', '英文内容', 'Content (English)', 'valueen 内容英文'),
      ...SOURCE_COLUMNS,
    ],
  },
}

const bare = (text: string): string =>
  simpleCharacters(text.normalize('NFKC').toLowerCase()).replace(/[^\p{L}\p{N}]+/gu, '')

const withoutBrackets = (text: string): string => text.normalize('NFKC').replace(/\([^)]*\)/g, '')

/** The fields of each sheet by the names of their columns. If two columns share a name, it means the first. */
const FIELDS: ReadonlyMap<SheetKind, ReadonlyMap<string, string>> = new Map(
  SHEET_KINDS.map((kind) => [
    kind,
    new Map(
      SHEETS[kind].columns
        .flatMap(({ field, zh, en, aliases }) =>
          [field, zh, en, ...aliases.split(' ')]
            .filter((word) => word !== '')
            .map((word): [string, string] => [bare(word), field]),
        )
        .reverse(),
    ),
  ]),
)

/** The column of a sheet by its heading; null: none. */
function fieldOf(kind: SheetKind, heading: string): string | null {
  const fields = FIELDS.get(kind)
  const names = [heading, withoutBrackets(heading), ...languagesOf(heading)]
  const field = names.map((name) => fields?.get(bare(name))).find((one) => one !== undefined)
  const named = field ?? (kind === 'indicators' ? periodFieldOf(heading) : null)
  return named ?? partFieldOf(kind, heading, (name) => fields?.get(bare(name)))
}

export interface RecordSheet {
  readonly kind: SheetKind
  /** The field of each column; null: it is not used. */
  readonly columns: readonly (string | null)[]
  /** Of a table of figures: what no column and no heading says. */
  readonly ofAll?: OfAllFigures
}

/** The fields that a column of such a sheet may be; with those that hold figures by what their headings say. */
export function sheetFields(
  kind: SheetKind,
  headings: readonly string[] = [],
  columns: RecordSheet['columns'] = [],
): readonly SheetColumn[] {
  const known = kind === 'indicators' ? [...headings.map(periodFieldOf), ...columns].filter(isValueField) : []
  const parts = headings.some(headingPart) ? partColumnsOf(kind, SHEETS[kind].columns) : []
  return [...SHEETS[kind].columns, ...parts, ...[...new Set(known)].map(valueColumn)]
}

/** Whether a column of such a sheet may be that. */
export const isSheetField = (kind: SheetKind, field: string): boolean =>
  SHEETS[kind].columns.some((column) => column.field === field) ||
  isDateOf(kind, field) ||
  (kind === 'indicators' && isValueField(field))

/** The field that names a row's record. */
export const namingField = (kind: SheetKind): string => SHEETS[kind].needs[0]!

/** Whether the columns hold what such a sheet must have. */
export const isWhole = ({ kind, columns, ofAll = {} }: RecordSheet): boolean =>
  SHEETS[kind].needs.every(
    (field) =>
      columns.includes(field) ||
      (isDateOf(kind, field) && columns.includes(partField(field, 'year'))) ||
      lookUp(ofAll, field) !== undefined ||
      columns.some((column) => isValueField(column) && (field === 'value' || field === valueOfField(column)!.of)),
  )

/** The sheet as which these headings can be read; of two columns for one field the first counts. */
export function readAs(kind: SheetKind, headings: readonly string[]): RecordSheet {
  const fields = headings.map((heading) => fieldOf(kind, heading))
  return { kind, columns: fields.map((field, i) => (fields.indexOf(field) < i ? null : field)) }
}

/** A column by its field, whichever sheet has it. */
export const sheetColumnOf = (field: string): Heading | undefined =>
  isValueField(field)
    ? valueColumn(field)
    : SHEET_KINDS.flatMap((kind) => [...SHEETS[kind].columns, ...partColumnsOf(kind, SHEETS[kind].columns)]).find(
        (one) => one.field === field,
      )
