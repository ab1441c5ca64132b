/** How far an installation that was begun empty has come. */

import '#server-only'
import { z } from 'zod'
import { GUIDE_MARKS, GUIDE_STEPS, type Guide, type GuideStep } from '#geo/site/guide'
import { NEW_SITE } from '#geo/site/site'
import { siteOf } from '../settings/store'
import { type Stored, table } from '../tables'
import { query, transaction } from '../transaction'
import { isBegunEmpty } from './empty-mark'
import { siteVersion } from './history'

/** Of the row in Setting. */
const KEY = 'guide'
const Step = z.enum(GUIDE_STEPS)
const Mark = z.enum(GUIDE_MARKS)
const Marks = z.partialRecord(Step, Mark).catch({})

const [s, d, p, c] = [table('Setting'), table('District'), table('Project'), table('Change')]

/** Each step: done where the records say so, else as it was marked. Null: this installation has the founding data. */
export async function readGuide(): Promise<Guide | null> {
  if (!(await isBegunEmpty(query))) return null
  const [marks, site, version, [row]] = await Promise.all([
    readMarks(),
    siteOf(query),
    siteVersion(),
    query<{ districts: boolean; projects: boolean; terms: boolean }>(
      `SELECT EXISTS (SELECT FROM ${d}) AS "districts", EXISTS (SELECT FROM ${p}) AS "projects",
        EXISTS (SELECT FROM ${c} WHERE ${c.record} = 'term') AS "terms"`,
      [],
    ),
  ])
  const isDone: Readonly<Record<GuideStep, boolean>> = {
    name: site.name.zh !== NEW_SITE.name.zh || site.name.en !== NEW_SITE.name.en,
    language: version > 0,
    borders: row!.districts,
    vocabularies: row!.terms,
    import: row!.projects,
  }
  const steps = GUIDE_STEPS.map((step) => [step, isDone[step] ? 'done' : (marks[step] ?? 'open')] as const)
  return Object.fromEntries(steps) as Guide
}

async function readMarks(): Promise<z.output<typeof Marks>> {
  const [row] = await query<Stored<'Setting', 'value'>>(`SELECT ${s.value} FROM ${s} WHERE ${s.key} = $1`, [KEY])
  return Marks.parse(row?.value ?? {})
}

/** Marks a step; what is no step or no mark changes nothing. */
export async function setGuideMark(step: string, mark: string, by: string): Promise<void> {
  const [given, wanted] = [Step.safeParse(step), Mark.safeParse(mark)]
  if (!given.success || !wanted.success) return
  const change = JSON.stringify({ [given.data]: wanted.data })
  const [old, fresh] = [table('Setting', '"Setting"'), table('Setting', 'EXCLUDED')]
  await transaction((tx) =>
    tx(
      `INSERT INTO ${s} (${s.key}, ${s.value}, ${s.updatedBy}) VALUES ($1, $2, $3) ON CONFLICT (${s.key}) DO UPDATE
        SET ${s.value} = ${old.value} || ${fresh.value}, ${s.updatedBy} = ${fresh.updatedBy}, ${s.updatedAt} = now()`,
      [KEY, change, by],
    ),
  )
}
