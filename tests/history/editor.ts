// An editor as a process of its own, to be killed at any moment: takes random steps with the few records that all
// editors of the run work on, by the write layer, until its input ends. Arguments: the database, a seed, its name.
import { writeSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAbsence } from '#prisma/live/last-known'
import type { Query } from '#prisma/query'
import { query, transaction } from '#prisma/transaction'
import * as write from '#prisma/write/index'
import { random as randomOf } from '../geo/compare/points'
import { ACTORS, project } from '../prisma/write/support'
import { type Line, type Outcome, STEPS, type StepName } from './line'

const [, , url, seed, name] = process.argv
process.env.DATABASE_URL = url
const random = randomOf(Number(seed))
/** As many records are worked on at a time: few, so that editors meet. */
const SHARED = 8
const CREATES = 0.12

let isOver = false
process.stdin.on('end', () => {
  isOver = true
})
process.stdin.resume()

const tell = (line: Line) => writeSync(1, `${JSON.stringify(line)}\n`)
const { reviewer } = ACTORS

function take(step: StepName, q: Query, seen: write.Seen | null, why: string): Promise<unknown> {
  const reason = { why }
  if (step === 'save' || !seen) {
    const values = project({ nameEn: `Saved ${why}` })
    const target = seen ?? { type: 'project' as const, id: null, version: 0 }
    return write.saveRecords(q, reviewer, [{ ...target, values, why }])
  }
  return {
    submit: () => write.submitRecords(q, reviewer, [seen], reason),
    return: () => write.returnToDraft(q, reviewer, seen, reason),
    publish: () => write.publishRecords(q, reviewer, [seen], reason),
    withdraw: () => write.withdrawRecords(q, reviewer, [seen], reason),
    verify: () => write.verify(q, reviewer, seen, reason),
    discard: () => write.discard(q, reviewer, seen, reason),
  }[step]()
}

const PLAIN = [write.Conflict, write.Missing, write.Invalid, write.Forbidden, write.HeldElsewhere]
function outcomeOf(error: unknown): Outcome {
  if (PLAIN.some((kind) => error instanceof kind)) return 'refused'
  return isAbsence(error) ? 'lost' : 'failed'
}

async function seenNow(): Promise<write.Seen | null> {
  if (random() < CREATES) return null
  const rows = await query<{ id: string; version: number }>(
    `SELECT "recordId" AS "id", "version" FROM "Draft" WHERE "record" = 'project' AND "nameEn" LIKE 'Saved %'
      ORDER BY "recordId" DESC LIMIT ${SHARED}`,
    [],
  )
  const row = rows[Math.floor(random() * rows.length)]
  return row ? { type: 'project', id: row.id, version: row.version } : null
}

for (let i = 0; !isOver; i++) {
  const token = `${name}-${i}`
  try {
    const seen = await seenNow()
    const step = seen ? STEPS[Math.floor(random() * STEPS.length)]! : 'save'
    await sleep(random() * 20)
    tell({ asked: token, step, seen })
    try {
      await transaction((q) => take(step, q, seen, token))
      tell({ answered: token, outcome: 'done' })
    } catch (error) {
      tell({ answered: token, outcome: outcomeOf(error), detail: error instanceof Error ? error.message : `${error}` })
      if (isAbsence(error)) await sleep(100)
    }
  } catch {
    await sleep(100) // nothing was asked for: what there is could not be read
  }
}
process.exit(0)
