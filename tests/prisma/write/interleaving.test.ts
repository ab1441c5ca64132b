import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RecordValues } from '#geo/edit/values'
import { connectTo } from '#prisma/connection'
import type { Query } from '#prisma/query'
import { seed } from '#prisma/seed/seed'
import * as write from '#prisma/write/index'
import { undoImport } from '#prisma/write/undo-import'
import { startTestDatabase, type TestDatabase } from '../../support/database'
import { ACTORS, project } from './support'

let server: TestDatabase
let first: pg.Client
let second: pg.Client
let watch: pg.Client
let secondPid: number

beforeAll(async () => {
  server = await startTestDatabase()
  await seed(server.url)
  first = await connectTo(server.url)
  second = await connectTo(server.url)
  watch = await connectTo(server.url)
  secondPid = (await second.query('select pg_backend_pid() as pid')).rows[0].pid
})
afterAll(async () => {
  for (const client of [first, second, watch]) await client?.end()
  await server?.stop()
})

const queryOf =
  (client: pg.Client): Query =>
  async <Row>(sql: string, values: unknown[]) =>
    (await client.query(sql, values)).rows as Row[]

interface Subject {
  readonly id: string
  readonly version: number
  readonly importId: string
}

type Step = (query: Query, subject: Subject) => Promise<unknown>

const { reviewer } = ACTORS
const reason = { why: 'why' }
const seenOf = ({ id, version }: Subject) => ({ type: 'project' as const, id, version })
const namedProject = (nameEn: string): RecordValues => project({ nameEn })

const STEPS: Readonly<Record<string, Step>> = {
  save: (query, subject) =>
    write.saveRecords(query, reviewer, [
      { ...seenOf(subject), values: namedProject(`Saved ${randomUUID()}`), why: '' },
    ]),
  submit: (query, subject) => write.submitRecords(query, reviewer, [seenOf(subject)], reason),
  return: (query, subject) => write.returnToDraft(query, reviewer, seenOf(subject), reason),
  publish: (query, subject) => write.publishRecords(query, reviewer, [seenOf(subject)], reason),
  withdraw: (query, subject) => write.withdrawRecords(query, reviewer, [seenOf(subject)], reason),
  verify: (query, subject) => write.verify(query, reviewer, seenOf(subject), reason),
  discard: (query, subject) => write.discard(query, reviewer, seenOf(subject), reason),
  undo: (query, { importId }) => undoImport(query, reviewer, importId, 'undone'),
}

interface Situation {
  readonly steps: readonly string[]
  /** The steps that somebody may take then. */
  readonly possible: readonly string[]
}

/** What a record can be when two people look at it. */
const SITUATIONS: Readonly<Record<string, Situation>> = {
  'a draft of an import': { steps: [], possible: ['save', 'submit', 'publish', 'discard', 'undo'] },
  'an imported record in review': { steps: ['submit'], possible: ['save', 'return', 'publish', 'discard', 'undo'] },
  'an imported record that is public': { steps: ['publish'], possible: ['save', 'withdraw', 'verify', 'undo'] },
  'a public record with a draft': {
    steps: ['publish', 'save'],
    possible: ['save', 'submit', 'publish', 'withdraw', 'discard'],
  },
}

async function made(query: Query, steps: readonly string[]): Promise<Subject> {
  const importId = randomUUID()
  const values = namedProject(`Made ${importId}`)
  const edit = { type: 'project' as const, id: null, version: 0, values, why: '', importId }
  const [saved] = await write.saveRecords(query, reviewer, [edit])
  let subject = { id: saved!.id, version: saved!.version, importId }
  for (const name of steps) {
    await STEPS[name]!(query, subject)
    subject = { ...subject, version: subject.version + 1 }
  }
  return subject
}

async function committed<Result>(client: pg.Client, work: (query: Query) => Promise<Result>): Promise<Result> {
  await client.query('BEGIN')
  try {
    const result = await work(queryOf(client))
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}

const outcomeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: Error) => {
      const isPlain = [write.Conflict, write.Missing, write.Invalid, write.Forbidden].some(
        (kind) => error instanceof kind,
      )
      return isPlain ? 'refused' : `failed: ${error.stack}`
    },
  )

/** Runs one step up to its statement number `pauseAt`, then the other as far as it comes, then both to their ends. */
async function interleave(one: Step, other: Step, subject: Subject, pauseAt: number) {
  let statements = 0
  let goOn = () => {}
  let pause = () => {}
  const paused = new Promise<void>((resolve) => {
    pause = resolve
  })
  const go = new Promise<void>((resolve) => {
    goOn = resolve
  })
  const stop = async () => {
    if (statements++ !== pauseAt) return
    pause()
    await go
  }
  const ones = outcomeOf(
    committed(first, async (query) => {
      const gated: Query = async <Row>(sql: string, values: unknown[]) => {
        await stop()
        return query<Row>(sql, values)
      }
      await one(gated, subject)
      await stop() // before it commits
    }),
  )
  await Promise.race([paused, ones])
  const others = outcomeOf(committed(second, (query) => other(query, subject)))
  let isOver = false
  void others.then(() => {
    isOver = true
  })
  await untilBlocked(() => isOver)
  goOn()
  return { outcomes: await Promise.all([ones, others]), wasPaused: statements > pauseAt }
}

/** Until the second waits for a lock that the first holds, or has come to its end. */
async function untilBlocked(isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const { rows } = await watch.query('select wait_event_type from pg_stat_activity where pid = $1', [secondPid])
    if (rows[0]?.wait_event_type === 'Lock') return
    await sleep(2)
  }
}

/**
 * What history tells must be what stands: each version once and none left out, the copy at the last one, the public as
 * last published.
 */
async function expectExplained({ id }: Subject, before: number, outcomes: readonly string[]): Promise<void> {
  const { rows: lines } = await watch.query(
    `select version, action, after from "Change" where "recordId" = $1 and record = 'project' order by id`,
    [id],
  )
  const { rows: copies } = await watch.query('select version, state from "Draft" where "recordId" = $1', [id])
  const { rows: shown } = await watch.query('select "nameEn" from "Project" where id = $1', [id])
  expect(lines.map(({ version }) => version)).toEqual(lines.map((_, i) => i + 1))
  const written = lines.length - before
  expect(written).toBeLessThanOrEqual(outcomes.filter((outcome) => outcome === 'done').length)
  expect(written).toBeLessThanOrEqual(1)
  if (copies.length > 0) expect(copies[0].version).toBe(lines.length)
  else expect(['discard', 'undo', 'withdraw']).toContain(lines.at(-1).action)
  const last = lines.findLast(({ action }) => ['publish', 'withdraw'].includes(action))
  const isShown = last?.action === 'publish'
  expect(shown.map(({ nameEn }) => nameEn)).toEqual(isShown ? [last.after.columns.nameEn] : [])
}

/** Every third moment, another one first in each pair; `npm run test:kills` takes them all. */
const STRIDE = process.env.ALL_KILLS ? 1 : 3

const CASES = Object.entries(SITUATIONS)
  .flatMap(([name, { steps, possible }]) =>
    possible.flatMap((one) => possible.map((other) => [name, one, other, steps] as const)),
  )
  .map((pair, i) => [...pair, i % STRIDE] as const)

it.each(CASES)(
  'of %s: %s crossed by %s at any moment, one holds and the other is told',
  async (_, one, other, steps, start) => {
    for (let pauseAt = start; ; pauseAt += STRIDE) {
      const subject = await committed(watch, (query) => made(query, steps))
      const { outcomes, wasPaused } = await interleave(STEPS[one]!, STEPS[other]!, subject, pauseAt)
      expect(outcomes.filter((outcome) => outcome.startsWith('failed'))).toEqual([])
      await expectExplained(subject, subject.version, outcomes)
      if (!wasPaused) return
    }
  },
)

it('a step at the version of a copy that is gone is told so, and brings nothing back', async () => {
  const subject = await committed(watch, (query) => made(query, []))
  await committed(first, (query) => write.discard(query, reviewer, seenOf(subject), reason))
  const [save] = await Promise.all([outcomeOf(committed(second, (query) => STEPS.save!(query, subject)))])
  expect(save).toBe('refused')
  const { rows } = await watch.query('select from "Draft" where "recordId" = $1', [subject.id])
  expect(rows).toEqual([])
})
