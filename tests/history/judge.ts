/** Holds what editors were answered against what the database says afterwards. */

import type pg from 'pg'
import type { Outcome, StepName } from './line'

export interface Step {
  readonly step: StepName
  /** Null: a new record. */
  readonly id: string | null
  /** Of the record, as it was seen; 0: a new one. */
  readonly version: number
  /** Null: whoever asked was killed before the answer. */
  outcome: Outcome | null
  detail?: string
}

interface Written {
  readonly id: string
  readonly action: string
  readonly version: number
  readonly why: string
  readonly name: string | null
}

/** What cannot be explained, a line each. */
export async function unexplained(client: pg.Client, steps: ReadonlyMap<string, Step>): Promise<string[]> {
  const { rows } = await client.query<Written>(
    `select "recordId" as id, action, version, why, after->'columns'->>'nameEn' as name from "Change"
      where record = 'project' and "recordId" in
        (select "recordId" from "Change" where record = 'project' and after->'columns'->>'nameEn' like 'Saved %')
      order by id, "Change".version`,
  )
  return [...againstAnswers(rows, steps), ...(await againstStanding(client, rows))]
}

/** What was done is written once, what was refused never, what is not known at most once; nothing else is written. */
function againstAnswers(rows: readonly Written[], steps: ReadonlyMap<string, Step>): string[] {
  const problems: string[] = []
  for (const { why, action } of rows) if (!steps.has(why)) problems.push(`${action} "${why}" was asked for by nobody`)
  for (const [token, { step, id, version, outcome, detail }] of steps) {
    const own = rows.filter(({ why }) => why === token)
    const told = `${step} ${token} (${outcome ?? 'no answer'})`
    if (outcome === 'failed') problems.push(`${told}: ${detail}`)
    if (
      outcome === 'done' &&
      own.length === 0 &&
      !fits(
        step,
        rows.filter(({ id: of, version: v }) => of === id && v <= version),
      )
    )
      continue // skipped, as the write layer promises
    if (outcome === 'done' && own.length !== 1) problems.push(`${told} is written ${own.length} times`)
    if (outcome === 'refused' && own.length > 0) problems.push(`${told} is written all the same`)
    if (own.length > 1) problems.push(`${told} is written ${own.length} times`)
    for (const line of own)
      if (line.action !== step || line.version !== version + 1)
        problems.push(`${told} of version ${version} is written as ${line.action} ${line.version}`)
  }
  return problems
}

/** Whether a step changes a record with this history; of one in another state it is skipped. */
function fits(step: StepName, history: readonly Written[]): boolean {
  let [state, isPublic] = ['draft', false]
  for (const { action } of history) {
    if (action === 'publish') isPublic = true
    if (action === 'withdraw') isPublic = false
    const isSettled = ['publish', 'verify'].includes(action) || (action === 'discard' && isPublic)
    state = isSettled ? 'published' : action === 'submit' ? 'review' : 'draft'
  }
  if (step === 'save') return true
  if (step === 'withdraw') return isPublic
  return (
    { submit: 'draft', return: 'review', verify: 'published' }[step as string] === state ||
    (['publish', 'discard'].includes(step) && state !== 'published')
  )
}

/** Each version once and none left out, the working copy at the last one, the public record as last published. */
async function againstStanding(client: pg.Client, rows: readonly Written[]): Promise<string[]> {
  const problems: string[] = []
  const copies = await client.query(`select "recordId" as id, version from "Draft" where record = 'project'`)
  const shown = await client.query(`select id, "nameEn" as name from "Project"`)
  const versionOf = new Map(copies.rows.map(({ id, version }) => [id, version as number]))
  const nameOf = new Map(shown.rows.map(({ id, name }) => [id, name as string]))
  for (const id of new Set(rows.map((row) => row.id))) {
    const lines = rows.filter((row) => row.id === id)
    const versions = lines.map(({ version }) => version)
    if (versions.some((version, i) => version !== i + 1)) problems.push(`${id} has versions ${versions}`)
    const copy = versionOf.get(id)
    if (copy === undefined ? !['discard', 'withdraw'].includes(lines.at(-1)!.action) : copy !== lines.length)
      problems.push(`${id} stands at ${copy ?? 'nothing'} after ${lines.length} lines`)
    const last = lines.findLast(({ action }) => action === 'publish' || action === 'withdraw')
    const expected = last?.action === 'publish' ? last.name : undefined
    if (nameOf.get(id) !== (expected ?? undefined))
      problems.push(`${id} is public as ${nameOf.get(id)}, was last published as ${expected}`)
  }
  return problems
}
