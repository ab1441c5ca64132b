/** A column of a sheet, and those of events that name who holds them. */

import type { Heading } from '../../edit/project-facts'

export interface SheetColumn extends Heading {
  readonly field: string
}

export const column = (field: string, zh: string, en: string, aliases = ''): SheetColumn => ({
  ...{ field, zh, en, aliases },
  examples: ['', ''],
})

/** Organisations with a part in an event: its record keeps them as stated. */
export const HOST_COLUMNS = [
  column('host', '主办单位', 'Organised by', '主办 主办方 主办机构 举办单位 host organiser organizer organizedby'),
  column('undertaker', '承办单位', 'Carried out by', '承办 承办方 承办机构 执行单位 undertaker carriedoutby'),
  column('cohost', '协办单位', 'Co-organised by', '协办 协办方 联合主办 支持单位 cohost coorganiser coorganizer'),
  column('guide', '指导单位', 'Guided by', '指导 指导方 guidedby supervisor'),
] as const
