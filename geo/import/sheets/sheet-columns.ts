/**
 * The sheets of records other than projects that an import knows, with their columns: one table for reading and help.
 */

import type { Heading } from '../../edit/project-facts'

const SHEET_KINDS = ['events', 'indicators', 'facts'] as const
type SheetKind = (typeof SHEET_KINDS)[number]

interface SheetColumn extends Heading {
  readonly field: string
}

const column = (field: string, zh: string, en: string, aliases = ''): SheetColumn => ({
  ...{ field, zh, en, aliases },
  examples: ['', ''],
})

const SOURCE_COLUMNS = [
  column('source', '来源', 'Source', '信息来源 数据来源 出处 sourceid'),
  column('publisher', '发布者', 'Publisher', '媒体 发布单位 发布机构 来源单位'),
  column('publisherEn', '发布者（英文）', 'Publisher (English)', 'publisherenglish'),
  column('published', '发布日期', 'Published', '来源日期 发布时间 sourcedate publishedon'),
  column('page', '网页', 'Page', '网址 链接 来源链接 url link sourceurl webpage'),
  column('sourceNoteZh', '来源说明', 'About the source', '来源备注 sourcenote'),
  column('sourceNoteEn', '来源说明（英文）', 'About the source (English)', 'sourcenoteenglish'),
  column('note', '备注', 'Note', '说明 注 remark notezh'),
  column('noteEn', '备注（英文）', 'Note (English)', 'noteenglish'),
] as const

const DISTRICT_COLUMNS = [
  column('code', '行政区划代码', 'Code', 'adcode 区划代码 代码 districtid'),
  column('district', '所在区', 'District', '落户区域 落户区 区域 板块 所属区 hostarea area'),
] as const

/** `needs`: a table without one of these columns is no such sheet. */
const SHEETS: Readonly<
  Record<SheetKind, { readonly needs: readonly string[]; readonly columns: readonly SheetColumn[] }>
> = {
  events: {
    needs: ['event', 'date'],
    columns: [
      column('event', '活动名称', 'Event', '签约活动 活动 eventname'),
      column('nameZh', '活动中文名称', 'Event (Chinese)', 'eventzh namezh'),
      column('nameEn', '活动英文名称', 'Event (English)', 'eventen nameen'),
      column('date', '日期', 'Date', '举办日期 活动日期 活动时间 签约日期 时间'),
      column('heldIn', '举办地', 'Held in', '地点 举办城市 会场 活动地点 venue'),
      column('heldInZh', '举办地（中文）', 'Held in (Chinese)', ''),
      ...DISTRICT_COLUMNS,
      column('projects', '签约项目数', 'Projects', '项目数 项目个数 签约数'),
      column('projectsQualifier', '项目数口径', 'Qualifier of the number', 'projectsqualifier'),
      column(
        'amount',
        '总投资（亿元）',
        'Investment',
        '总投资 签约总投资 投资总额 金额 签约金额 amountbillioncny totalinvestment',
      ),
      column('amountQualifier', '金额口径', 'Qualifier of the amount', 'amountqualifier'),
      column('counted', '统计口径', 'What is counted', 'whatiscounted 口径'),
      column('countedZh', '统计口径（中文）', 'What is counted (Chinese)', 'countedzh'),
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
      column('period', '时期', 'Period', '期间 年份 年度 统计期 year'),
      column('value', '数值', 'Value', '值 数据'),
      column('unit', '单位', 'Unit', '计量单位'),
      column('qualifier', '口径', 'Qualifier', 'valuequalifier'),
      ...SOURCE_COLUMNS,
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
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

const withoutBrackets = (text: string): string => text.normalize('NFKC').replace(/\([^)]*\)/g, '')

/** The column of a sheet by its heading; null: none. */
function fieldOf(kind: SheetKind, heading: string): string | null {
  const names = [bare(heading), bare(withoutBrackets(heading))]
  const match = (isSame: (one: SheetColumn, name: string) => boolean) =>
    names.map((name) => SHEETS[kind].columns.find((one) => isSame(one, name))?.field).find(Boolean)
  return (
    match(({ field, zh, en, aliases }, name) =>
      [field, zh, en, ...aliases.split(' ')].some((word) => word !== '' && bare(word) === name),
    ) ?? null
  )
}

export interface RecordSheet {
  readonly kind: SheetKind
  /** The field of each column; null: it is not used. */
  readonly columns: readonly (string | null)[]
}

/** The sheet as which these headings can be read; of two columns for one field the first counts. */
function readAs(kind: SheetKind, headings: readonly string[]): RecordSheet {
  const fields = headings.map((heading) => fieldOf(kind, heading))
  return { kind, columns: fields.map((field, i) => (fields.indexOf(field) < i ? null : field)) }
}

/** The sheet that the headings are, if they are one of those above; null: a table of projects. */
export function sheetOf(headings: readonly string[]): RecordSheet | null {
  const sheets = SHEET_KINDS.map((kind) => readAs(kind, headings))
  return sheets.find(({ kind, columns }) => SHEETS[kind].needs.every((field) => columns.includes(field))) ?? null
}

/** A column by its field, whichever sheet has it. */
export const sheetColumnOf = (field: string): Heading | undefined =>
  SHEET_KINDS.flatMap((kind) => SHEETS[kind].columns).find((one) => one.field === field)
