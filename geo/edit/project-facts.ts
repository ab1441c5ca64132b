/**
 * Columns of a project that need no rule of their own. A fact that is listed here, in RECORDS and in the messages of
 * the form appears in the form, the history, the public page and in imports: CONTRIBUTING.md has an example.
 */

/** The column of a table to import. */
export interface Heading {
  readonly zh: string
  readonly en: string
  /** Other headings for it, separated by spaces; each without spaces and signs, in any case. */
  readonly aliases: string
  /** Two values for the template. */
  readonly examples: readonly [string, string]
}

interface ProjectFact {
  readonly name: string
  readonly column: string
  readonly widget: 'text' | 'figure'
  readonly isBilingual?: boolean
  readonly isShared?: boolean
  readonly isCited: true
  /** By column of the database. */
  readonly headings: Readonly<Record<string, Heading>>
}

export const PROJECT_FACTS = [
  {
    name: 'specialty',
    column: 'specialty',
    widget: 'text',
    isBilingual: true,
    isShared: true,
    isCited: true,
    headings: {
      specialtyZh: {
        zh: '细分领域',
        en: 'Specialty (Chinese)',
        aliases: '专业方向 细分 specialty specialtyzh',
        examples: ['', '医疗器械'],
      },
      specialtyEn: {
        zh: '细分领域（英文）',
        en: 'Specialty (English)',
        aliases: 'specialtyen',
        examples: ['', 'medical devices'],
      },
    },
  },
  {
    name: 'address',
    column: 'address',
    widget: 'text',
    isBilingual: true,
    isCited: true,
    headings: {
      addressZh: {
        zh: '地址',
        en: 'Address (Chinese)',
        aliases:
          '地点 位置 项目位置 所在位置 具体位置 项目地址 建设地点 建设地址 建设位置 项目地点 落户地点 落户地址 落地地点 落地地址 详细地址 具体地址 项目选址 选址 address addresszh',
        examples: ['', ''],
      },
      addressEn: {
        zh: '地址（英文）',
        en: 'Address (English)',
        aliases: '英文地址 addressen',
        examples: ['', ''],
      },
    },
  },
] as const satisfies readonly ProjectFact[]

type KeyOf<T> = T extends unknown ? keyof T & string : never
export type FactColumn = KeyOf<(typeof PROJECT_FACTS)[number]['headings']>

/** The columns of all facts, each with its heading. */
export const FACT_COLUMNS = PROJECT_FACTS.flatMap(({ widget, headings }: ProjectFact) =>
  Object.entries(headings).map(([column, heading]) => ({ field: column as FactColumn, widget, ...heading })),
)
