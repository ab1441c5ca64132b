/** What an import would do with each row under the present choices. */

import { type Choices, DEFAULT_CHOICES, type Plan } from '#geo/import/choices'
import type { Query } from '../query'
import { table } from '../tables'

const r = table('ImportRow')

/**
 * SQL for what happens to a row; `stop` and `ask` if that must still be decided. $2 to $4 are the choices `bad`,
 * `changed` and `doubtful`.
 */
export const STEP = `CASE
  WHEN ${r.leftOut} IS NOT NULL THEN 'skip'
  WHEN ${r.isBad} THEN CASE $2::text WHEN 'skip' THEN 'skip' ELSE 'stop' END
  WHEN ${r.choice} IS NOT NULL THEN ${r.choice}
  WHEN ${r.verdict} = 'new' THEN 'create'
  WHEN ${r.verdict} = 'changed' THEN $3::text
  WHEN ${r.verdict} = 'doubtful' THEN $4::text
  ELSE 'skip' END`

export const stepValues = (importId: string, choices: Choices): string[] => [
  importId,
  choices.bad,
  choices.changed,
  choices.doubtful,
]

export const choicesOf = (stored: unknown): Choices => ({ ...DEFAULT_CHOICES, ...(stored as Partial<Choices> | null) })

export async function planOf(query: Query, importId: string, choices: Choices): Promise<Plan> {
  const rows = await query<{ step: string; n: number }>(
    `SELECT ${STEP} AS "step", count(*)::int AS "n" FROM ${r} WHERE ${r.importId} = $1 GROUP BY 1`,
    stepValues(importId, choices),
  )
  const n = (step: string) => rows.find((row) => row.step === step)?.n ?? 0
  return { create: n('create'), update: n('update'), skip: n('skip'), stopped: n('stop'), open: n('ask') }
}
