/** What the name of a figure, or the title of a table of figures, says besides: the period and the unit. */

import { readPeriod } from './period-text'

export interface FigureName {
  readonly name: string
  /** '' where it says none. */
  readonly unit: string
  readonly period: string
}

/** What holds for all values of a table that says it nowhere else; each may be absent. */
export type OfAllFigures = { readonly [Field in keyof typeof OF_ALL_LENGTH]?: string }

/** How long each may be. */
export const OF_ALL_LENGTH = { indicator: 100, period: 40, unit: 20 } as const
export const OF_ALL_FIELDS = Object.keys(OF_ALL_LENGTH) as (keyof OfAllFigures)[]

const PERIOD =
  /(?:19|20)\d{2}\s*(?:年?\s*(?:[—–~～至-]\s*(?:19|20)\d{2}\s*年?|上半年|下半年|第?[一二三四]季度|q[1-4]|h[12]|\d{1,2}\s*月?\s*[—–~～至-]\s*\d{1,2}\s*月(?:份)?|\d{1,2}\s*月)|年度?)?/i
const BRACKETS = /[（(【[]([^（()）】\]]+)[)）】\]]\s*$/

/** 2021年生产总值（亿元）: its parts, where the name is more than a period. `isUnit` tells units from remarks. */
export function figureName(text: string, isUnit: (word: string) => boolean): FigureName {
  let name = text.replace(/\s*[\r\n]\s*/g, '').trim()
  let [unit, period] = ['', '']
  const inside = BRACKETS.exec(name)?.[1]
  const said = (inside ?? '').split(/[,，、;；/]/).map((word) => word.trim().replace(/^单位\s*[:：]\s*/, ''))
  if (inside !== undefined && said.every((word) => isUnit(word) || isPeriod(word))) {
    unit = said.find(isUnit) ?? ''
    period = said.find((word) => !isUnit(word)) ?? ''
    name = name.replace(BRACKETS, '').trim()
  }
  const before = PERIOD.exec(name)
  if (before && before.index === 0 && isPeriod(before[0]) && before[0].length < name.length) {
    period ||= before[0].replace(/度$/, '')
    name = name.slice(before[0].length).trim()
  }
  return { name, unit, period }
}

/** 产值累计: what it is called elsewhere, and that it counts from January on. */
const CUMULATIVE = /(本?年?累计(值|数|额)?|累计完成|\b(ytd|year[ -]to[ -]date|cumulative))$/i
const OF_MONTH = /(当月|本月|当期)(值|数|额|完成)?$|\b(this|current) month$/i

/** The name without how it is counted; '' where it says nothing else. */
export const countedName = (name: string): { readonly name: string; readonly isCumulative: boolean } => ({
  name: name.replace(CUMULATIVE, '').replace(OF_MONTH, '').trim(),
  isCumulative: CUMULATIVE.test(name),
})

/** Whether a heading says how a figure is counted: 当月, 出口累计. */
export const isCounted = (name: string): boolean => CUMULATIVE.test(name) || OF_MONTH.test(name)

const isPeriod = (word: string): boolean => /^(19|20)\d{2}/.test(word) && readPeriod(word.replace(/度$/, '')) !== null

const UNIT_LINE = /(?:计量)?单位\s*[:：]\s*([^,，、;；)）\s]+)/
const OF_EACH = /^.*?(各区市县|各县级?市、?区|各区县|各市、?区|各县区|各区|各板块|各地区?|分地区|分区域?|分板块)的?/
const KIND_OF_TABLE = /(主要)?(经济)?(情况|数据|指标)?(一览|统计|汇总|对比|完成情况)?(表|情况)?$/

/**
 * What the lines above a table say of all its figures. The name of the indicator is a guess, to be confirmed.
 * `isOfOne`: the columns name none, so that a title without 各区 is one too.
 */
export function ofTitle(lines: readonly string[], isUnit: (word: string) => boolean, isOfOne = false): OfAllFigures {
  const unit = lines.map((line) => UNIT_LINE.exec(line.normalize('NFKC'))?.[1] ?? '').findLast(Boolean)
  const titles = lines.filter((line) => !/^[（(]?\s*(计量)?单位\s*[:：]/.test(line.trim()))
  const periods = new Set(
    titles.flatMap((line) => PERIOD.exec(line.normalize('NFKC'))?.[0].trim() ?? []).filter(isPeriod),
  )
  const [title] = titles.filter((line) => OF_EACH.test(line) || (isOfOne && PERIOD.test(line)))
  const named =
    title === undefined ? null : figureName(title.replace(new RegExp(PERIOD, 'gi'), '').replace(OF_EACH, ''), isUnit)
  const name = named?.name
    .replace(/\s*(计量)?单位\s*[:：].*$|[:：（(].*$/, '')
    .replace(KIND_OF_TABLE, '')
    .trim()
  const unitOf = unit ?? named?.unit
  return {
    ...(name && { indicator: name }),
    ...(periods.size === 1 && { period: [...periods][0]!.replace(/度$/, '') }),
    ...(unitOf && { unit: unitOf }),
  }
}
