/** Sheets of records other than projects, taken through their steps. */

import type { Actor } from '#geo/edit/roles'
import type { Batch } from '#geo/import/batch'
import { DEFAULT_CHOICES } from '#geo/import/choices'
import { checkWith, choose, startImport } from '#prisma/import/actions'
import { read, settled } from '../support'

/** Imported and published. */
export const published = async (actor: Actor, id: string, choices = {}) => {
  await choose(actor, id, { ...DEFAULT_CHOICES, state: 'published', ...choices })
  await startImport(actor, id)
  return settled(actor, id)
}

/** As the headings suggest. */
export async function checked(
  actor: Actor,
  bytes: Buffer,
  fileName?: string,
  change = (settings: Batch['settings']): unknown => settings,
) {
  const batch = await read(actor, bytes, fileName)
  if (batch.state !== 'mapping') throw new Error(`Not read: ${batch.state} ${batch.problem}`)
  await checkWith(actor, batch.id, change(batch.settings))
  return settled(actor, batch.id)
}

export const EVENTS = [
  ['活动名称', '活动英文名称', '日期', '举办地', '所在区', '签约项目数', '总投资(亿元)', '发布者', '网页'],
  [
    '秋季推介会',
    'Autumn promotion',
    '2026-09-28',
    '深圳',
    '苏州工业园区',
    '12',
    '35.6',
    '某报',
    'https://a.example.org/1',
  ],
  ['冬季推介会', '', '2026-12', '', '全市', '', '', '某报', 'https://a.example.org/2'],
  ['合计', '', '', '', '', '12', '35.6', '', ''],
]
export const FACTS = [
  ['记录', '字段', '内容', '英文内容', '发布者', '网页'],
  ['P04', 'opened', '2026-10-01', '', '某报', 'https://a.example.org/5'],
]
