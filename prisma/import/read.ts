/** Reads import batches for the pages of people who may see them. */

import '#server-only'
import { type Actor, isAtLeast } from '#geo/edit/roles'
import type { Batch, BatchPoint, BatchRow, BatchSummary, QueuedBatch, RowFilter, Touched } from '#geo/import/batch'
import type { CommonProblem } from '#geo/import/cures'
import { isError, type RowProblem } from '#geo/import/problems'
import { NO_SETTINGS } from '#geo/import/settings'
import { table } from '../tables'
import { query } from '../transaction'
import { QUEUE } from './lanes'
import { choicesOf, planOf } from './plan'

const [b, o] = [table('ImportBatch', 'b'), table('ImportBatch', 'o')]
const [r, c] = [table('ImportRow'), table('Change', 'c')]

const SUMMARY = `${b.id}, ${b.fileName}, ${b.userName}, ${b.state}, ${b.total}, ${b.done}, ${b.created}, ${b.changed}, ${b.unchanged}, ${b.problem},
  ${b.createdAt}, ${b.startedAt}, ${b.finishedAt}, ${b.undoneAt}, ${b.cancel} AS "isCancelling"`
/** Editors see their own batches, reviewers all. $1 is the actor's id, or null for all. */
const VISIBLE = `($1::text IS NULL OR ${b.userId} = $1)`

const ownerOf = (actor: Actor): string | null => (isAtLeast(actor.role, 'reviewer') ? null : actor.id)

type Dated = { readonly createdAt: Date } & Readonly<Record<'startedAt' | 'finishedAt' | 'undoneAt', Date | null>>

const plain = <T extends Dated>(row: T) => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  startedAt: row.startedAt?.toISOString() ?? null,
  finishedAt: row.finishedAt?.toISOString() ?? null,
  undoneAt: row.undoneAt?.toISOString() ?? null,
})

/** The newest first. */
export async function getBatches(actor: Actor, limit = 50): Promise<BatchSummary[]> {
  const rows = await query<BatchSummary & Dated>(
    `SELECT ${SUMMARY} FROM ${b} WHERE ${VISIBLE} ORDER BY ${b.createdAt} DESC LIMIT $2`,
    [ownerOf(actor), limit],
  )
  return rows.map(plain)
}

/** What is being worked on and what waits, in the order of turns. */
export async function getQueue(actor: Actor): Promise<QueuedBatch[]> {
  const rows = await query<Omit<QueuedBatch, 'ahead'> & { lane: string }>(
    `SELECT q.*, ${b.state}, ${b.done}, ${b.total}, ${b.created}, ${b.changed}, CASE WHEN ${VISIBLE} THEN ${b.fileName} END AS "fileName"
      FROM (${QUEUE}) q JOIN ${b} ON ${b.id} = q."id" ORDER BY ${b.createdAt}`,
    [ownerOf(actor)],
  )
  return rows.map(({ lane, ...row }, i) => ({
    ...row,
    ahead: row.isWaiting ? rows.slice(0, i).filter((one) => one.lane === lane).length : 0,
  }))
}

/** null if there is none that the actor may see. */
export async function getBatch(actor: Actor, id: string): Promise<Batch | null> {
  const [row] = await query<Batch & Dated & { twinId: string | null; twinAt: Date | null }>(
    `SELECT ${SUMMARY}, ${b.kind}, ${b.encoding}, ${b.size} AS "sizeBytes", ${b.headings}, ${b.firstRow}, ${b.settings}, ${b.counts}, ${b.hint}, ${b.reading},
        ${b.choices}, t."id" AS "twinId", t."finishedAt" AS "twinAt"
      FROM ${b} LEFT JOIN LATERAL (SELECT ${o.id}, ${o.finishedAt} FROM ${o}
        WHERE ${o.sha256} = ${b.sha256} AND ${o.id} <> ${b.id} AND ${o.state} = 'done' ORDER BY ${o.finishedAt} DESC LIMIT 1) t ON true
      WHERE ${VISIBLE} AND ${b.id} = $2`,
    [ownerOf(actor), id],
  )
  if (!row) return null
  const { twinId, twinAt, ...batch } = row
  return {
    ...plain(batch),
    settings: { ...NO_SETTINGS, ...batch.settings },
    choices: choicesOf(batch.choices),
    twin: twinId && twinAt ? { id: twinId, finishedAt: twinAt.toISOString() } : null,
  }
}

export const getPlan = (batch: Batch) => planOf(query, batch.id, batch.choices)

const FILTERS: Readonly<Record<RowFilter, string>> = {
  all: 'true',
  left: `${r.leftOut} IS NOT NULL`,
  bad: `${r.isBad}`,
  warned: `NOT ${r.isBad} AND jsonb_array_length(${r.problems}) > 0`,
  new: `NOT ${r.isBad} AND ${r.verdict} = 'new'`,
  changed: `NOT ${r.isBad} AND ${r.verdict} = 'changed'`,
  doubtful: `NOT ${r.isBad} AND ${r.verdict} = 'doubtful'`,
  same: `NOT ${r.isBad} AND ${r.verdict} = 'same'`,
}
export const ROWS_PER_PAGE = 50

/** Page `page` (from 1) of the rows. */
export const getRows = (importId: string, shown: RowFilter, page: number): Promise<BatchRow[]> =>
  query<BatchRow>(
    `SELECT ${r.no}, ${r.cells}, ${r.reading}, coalesce(${r.problems}, '[]') AS "problems", ${r.isBad}, ${r.verdict}, ${r.differences}, ${r.choice}, ${r.leftOut}
      FROM ${r} WHERE ${r.importId} = $1 AND ${FILTERS[shown]} ORDER BY ${r.no} LIMIT ${ROWS_PER_PAGE} OFFSET $2`,
    [importId, (page - 1) * ROWS_PER_PAGE],
  )

/** The commonest problems that keep rows from being imported. */
export async function getCommonProblems(importId: string, limit = 3): Promise<CommonProblem[]> {
  const rows = await query<{ rows: number; first: RowProblem }>(
    `SELECT count(*)::int AS "rows", (array_agg(p ORDER BY ${r.no}))[1] AS "first" FROM ${r}
      CROSS JOIN LATERAL jsonb_array_elements(${r.problems}) p WHERE ${r.importId} = $1 AND ${r.isBad}
      GROUP BY p->>'field', p->>'code' ORDER BY 1 DESC`,
    [importId],
  )
  return rows
    .filter(({ first }) => isError(first))
    .slice(0, limit)
    .map(({ rows: n, first }) => ({ ...first, rows: n }))
}

/** The first rows of the file, to help with the choice of columns. */
export async function getSamples(importId: string, limit = 5): Promise<readonly (readonly string[])[]> {
  const rows = await query<{ cells: string[] }>(
    `SELECT ${r.cells} FROM ${r} WHERE ${r.importId} = $1 AND ${r.leftOut} IS NULL ORDER BY ${r.no} LIMIT $2`,
    [importId, limit],
  )
  return rows.map(({ cells }) => cells)
}

export const MAX_POINTS = 3000

/** The first MAX_POINTS rows that have a position. */
export const getPoints = (importId: string, shown: RowFilter): Promise<BatchPoint[]> =>
  query<BatchPoint>(
    `SELECT ${r.no}, coalesce(${r.reading}->'columns'->>'nameZh', '') AS "name", (${r.reading}->'columns'->>'lng')::float8 AS "lng",
        (${r.reading}->'columns'->>'lat')::float8 AS "lat", CASE WHEN ${r.isBad} THEN 'bad' ELSE ${r.verdict} END AS "verdict"
      FROM ${r} WHERE ${r.importId} = $1 AND ${FILTERS[shown]} AND ${r.reading}->'columns' ? 'lng' ORDER BY ${r.no} LIMIT ${MAX_POINTS}`,
    [importId],
  )

/** The rows with problems, in batches. */
export async function* problemRows(importId: string): AsyncGenerator<Pick<BatchRow, 'no' | 'problems'>[]> {
  for (let after = 0; ; ) {
    const rows = await query<Pick<BatchRow, 'no' | 'problems'>>(
      `SELECT ${r.no}, ${r.problems} FROM ${r} WHERE ${r.importId} = $1 AND ${r.no} > $2 AND jsonb_array_length(${r.problems}) > 0
        ORDER BY ${r.no} LIMIT 1000`,
      [importId, after],
    )
    if (rows.length === 0) return
    yield rows
    after = rows.at(-1)!.no
  }
}

/** The first `limit` records that an import created or changed: projects first, then in the order of the file. */
export const getTouched = (importId: string, limit = 100): Promise<Touched[]> =>
  query<Touched>(
    `SELECT ${c.record} AS "type", ${c.recordId} AS "id", ${c.slug},
        coalesce(${c.after}->'columns'->>'nameZh', ${c.after}->'columns'->>'titleZh', ${c.after}->'columns'->>'labelZh') AS "name",
        ${c.before} IS NULL AS "isNew"
      FROM (SELECT min(${c.id}) AS "first" FROM ${c} WHERE ${c.importId} = $1 AND ${c.action} = 'save'
        GROUP BY ${c.record}, ${c.recordId} ORDER BY ${c.record} = 'project' DESC, 1 LIMIT $2) AS f
      JOIN ${c} ON ${c.id} = f."first" ORDER BY ${c.record} = 'project' DESC, ${c.id}`,
    [importId, limit],
  )
