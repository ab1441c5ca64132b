/**
 * Values of the vocabularies as tables hold them: the value itself, its label in either language, or a usual other
 * word.
 */

import { lookUp } from '../look-up'
import { AMOUNT_KINDS, KINDS, PRECISIONS, SECTORS, STATUSES, type Term } from '../vocabulary'
import { plainName } from './names'

export const TERM_TABLES = {
  kind: KINDS,
  sector: SECTORS,
  status: STATUSES,
  precision: PRECISIONS,
  amountKind: AMOUNT_KINDS,
} as const satisfies Record<string, readonly Term[]>
export type TermField = keyof typeof TERM_TABLES

/** Other words for a value. A word stands here only where it means one value of its table and nothing else. */
const ALIASES: Readonly<Record<TermField, Readonly<Record<string, readonly string[]>>>> = {
  kind: {
    'innovation-centre': ['innovation center', '创新基地'],
    headquarters: ['hq', '总部项目', '总部大楼'],
    'regional-headquarters': ['区域性总部', 'regional hq'],
    platform: ['服务平台', '公共平台'],
    programme: ['program', '共建项目'],
    'university-institute': ['高校', '大学研究院', '高等研究院'],
    'national-institute': ['国家队院所', '国家级研究所', '科研院所'],
    base: ['基地', '生产基地', '产业园区'],
    laboratory: ['lab', '重点实验室'],
    accelerator: ['企业加速器'],
    'talent-centre': ['talent center', '人才交流中心'],
    'branch-centre': ['branch center', '分支机构'],
  },
  sector: {
    biomed: ['生物医药', '医疗器械', '医药', '生物技术', 'biomedicine', 'medical devices', 'biotech', '大健康'],
    'digital-culture': ['文化创意', '文创', '游戏', '数字文创'],
    'digital-economy': ['数字产业', '互联网', '人工智能', '大数据', '软件', 'it'],
    'e-commerce': ['电商', 'ecommerce'],
    research: ['科研', '科教', '研发'],
    equipment: ['智能装备', '智能硬件', '高端装备', '装备制造', '智能制造', 'smart hardware', 'equipment'],
    sports: ['体育', '运动健康', 'sport'],
    services: ['人才服务', '创新服务', '科技服务', '现代服务业'],
  },
  status: {
    announced: ['签约', '已签约', '拟建', 'signed'],
    unveiled: ['揭牌'],
    founded: ['奠基', '开工', '已开工', '在建', 'under construction'],
    settled: ['落户', '已落地', '落地'],
    operating: ['投用', '投产', '已投产', '运营', '运营中', 'operating', 'opened', 'completed'],
  },
  precision: {
    site: ['宗地', '精确', 'exact', 'plot'],
    campus: ['校区'],
    park: ['产业园'],
    district: ['区', '区级', '所在区'],
    city: ['市', '市级', '所在城市'],
  },
  amountKind: {
    total: ['总额', '计划总投资', 'total'],
    agreed: ['协议', '签约', 'agreed', 'contracted'],
    'paid-in': ['实缴', '到账', '到位', 'paid in', 'paid'],
  },
}

const BY_WORD = Object.fromEntries(
  Object.entries(TERM_TABLES).map(([field, table]) => [field, wordsOf(field as TermField, table)]),
) as Record<TermField, ReadonlyMap<string, string>>

function wordsOf(field: TermField, table: readonly Term[]): ReadonlyMap<string, string> {
  const words = table.flatMap(({ value, zh, en }) =>
    [value, zh, en, ...(lookUp(ALIASES[field], value) ?? [])].map((word): [string, string] => [plainName(word), value]),
  )
  return new Map(words)
}

export const isTermField = (field: string): field is TermField => Object.hasOwn(TERM_TABLES, field)

/** The value that a word means; null where the vocabulary has none for it. */
export const readTerm = (field: TermField, text: string): string | null => BY_WORD[field].get(plainName(text)) ?? null

/** How many words stand for two values: none may. For tests. */
export function ambiguousWords(): string[] {
  return Object.entries(TERM_TABLES).flatMap(([field, table]) => {
    const seen = new Map<string, string>()
    return table.flatMap(({ value, zh, en }: Term) =>
      [value, zh, en, ...(lookUp(lookUp(ALIASES, field) ?? {}, value) ?? [])].flatMap((word) => {
        const other = seen.get(plainName(word))
        seen.set(plainName(word), value)
        return other !== undefined && other !== value ? [`${field}: ${word}`] : []
      }),
    )
  })
}
