/** Files of projects made for a test, and the whole way of one of them in one call. */

import { afterAll, beforeAll } from 'vitest'
import type { Actor } from '#geo/edit/roles'
import { DEFAULT_CHOICES } from '#geo/import/choices'
import { choose, startImport } from '#prisma/import/actions'
import { query } from '#prisma/transaction'
import { startSeeded } from '../../support/app'
import { csv } from '../../support/import-files'
import { checked, person, SIP, SND, settled } from './support'

export let [sip, boss, snd, guest]: [Actor, Actor, Actor, Actor] = [] as never

/** The database of a test file, seeded, and its people. */
export function withPeople(): void {
  let stop: () => Promise<void>
  beforeAll(async () => {
    stop = await startSeeded()
    ;[sip, boss, snd, guest] = await Promise.all([
      person('editor', [SIP]),
      person('reviewer'),
      person('editor', [SND]),
      person('viewer', [SIP]),
    ])
  })
  afterAll(() => stop?.())
}

export const HEAD = [
  '项目名称',
  '英文名称',
  '项目类型',
  '产业',
  '所在区',
  '经度',
  '纬度',
  '位置精度',
  '总投资(亿元)',
  '发布日期',
  '简介',
  '英文简介',
]

export const row = (name: string, change: Readonly<Record<string, string>> = {}): string[] =>
  HEAD.map(
    (heading) =>
      change[heading] ??
      {
        项目名称: name,
        英文名称: `${name} en`,
        项目类型: '平台',
        产业: '数字经济',
        所在区: '苏州工业园区',
        发布日期: '2021-06',
        简介: '一句话。',
        英文简介: 'One.',
      }[heading] ??
      '',
  )

const HEADINGS = HEAD.map((heading) => (/^[经纬]度$/.test(heading) ? `${heading}（WGS-84）` : heading))
export const file = (...rows: string[][]) => csv([HEADINGS, ...rows])

export const count = async (sql: string) =>
  (await query<{ n: number }>(`SELECT count(*)::int AS "n" FROM ${sql}`, []))[0]!.n

export const everything = () =>
  query(
    `SELECT (SELECT count(*) FROM "Change") AS c, (SELECT jsonb_agg(to_jsonb(d) - 'updatedAt' ORDER BY d."recordId") FROM "Draft" d) AS d,
    (SELECT jsonb_agg(to_jsonb(p) - 'updatedAt' ORDER BY p."id") FROM "Project" p) AS p, (SELECT count(*) FROM "Citation") AS s`,
    [],
  )

export async function importAll(actor: Actor, bytes: Buffer, choices = {}) {
  const batch = await checked(actor, bytes)
  await choose(actor, batch.id, { ...DEFAULT_CHOICES, ...choices })
  await startImport(actor, batch.id)
  return settled(actor, batch.id)
}
