/**
 * The figures, events and corrections that come with this program, offered to installations that had the founding data
 * before there were any. Nothing is written unless somebody imports it.
 */

import '#server-only'
import { type Actor, isAtLeast } from '#geo/edit/roles'
import type { BatchState } from '#geo/import/choices'
import { receiveFile } from '../import/actions'
import type { Query } from '../query'
import { addedData } from '../seed/figures/added'
import { FIGURE_TABLES, type FigureTable, figureFile } from '../seed/figures/files'
import { syntheticMark } from '../seed/synthetic-mark'
import { isBegunEmpty } from '../site/empty-mark'
import { table } from '../tables'
import { query, transaction } from '../transaction'

const [r, b] = [table('SeedRecord', 'r'), table('ImportBatch', 'b')]
const plain = table('SeedRecord')

/** Entries of SeedRecord for no table: by name of a file the id of its import, or that it is declined. */
const OFFER = 'offer'
const DECLINED = 'declined'
/** Held while imports are prepared. Any number, the same in all processes. */
const LOCK = 7_220_561

/** A prepared import, which waits for somebody's decision. */
interface PreparedImport {
  readonly table: FigureTable
  readonly id: string
}

export interface FigureOffer {
  /** Of what nobody has decided on. */
  readonly counts: Readonly<Partial<Record<FigureTable, number>>>
  readonly prepared: readonly PreparedImport[]
}

/** Only they may write records of the whole city, and publish. */
const mayDecide = (actor: Actor): boolean => isAtLeast(actor.role, 'reviewer')

/** Null: nothing to offer to this person. */
export async function getFigureOffer(actor: Actor): Promise<FigureOffer | null> {
  if (!mayDecide(actor) || !(await lacksFigures(query))) return null
  const standing = await standingOf(query)
  const open = FIGURE_TABLES.filter((name) => standing.get(name) !== 'settled')
  if (open.length === 0) return null
  const { counts } = await addedData()
  return {
    counts: Object.fromEntries(open.map((name) => [name, counts[name]])),
    prepared: open.flatMap((name) => {
      const id = standing.get(name)
      return id === undefined || id === 'settled' ? [] : [{ table: name, id }]
    }),
  }
}

/** Prepares an import of each table that has none, so that it waits with its preview. `fileNames`: as shown. */
export async function prepareFigures(actor: Actor, fileNames: Readonly<Record<FigureTable, string>>): Promise<void> {
  if (!(await getFigureOffer(actor))) return
  await transaction(async (inside) => {
    await inside('SELECT pg_advisory_xact_lock($1)', [LOCK])
    const standing = await standingOf(inside)
    for (const name of FIGURE_TABLES.filter((one) => !standing.has(one))) {
      const id = await receiveFile(actor, fileNames[name], await figureFile(name), true)
      await remember(inside, name, id)
    }
  })
}

/** What nobody has decided on is offered no more. */
export async function declineFigures(actor: Actor): Promise<void> {
  if (!mayDecide(actor)) return
  await transaction(async (inside) => {
    await inside('SELECT pg_advisory_xact_lock($1)', [LOCK])
    const standing = await standingOf(inside)
    for (const name of FIGURE_TABLES.filter((one) => standing.get(one) !== 'settled'))
      await remember(inside, name, DECLINED)
  })
}

const remember = (inside: Query, name: FigureTable, what: string) =>
  inside(
    `INSERT INTO ${plain} (${plain.table}, ${plain.id}, ${plain.hash}) VALUES ($1, $2, $3)
      ON CONFLICT (${plain.table}, ${plain.id}) DO UPDATE SET ${plain.hash} = ${table('SeedRecord', 'EXCLUDED').hash}`,
    [OFFER, name, what],
  )

/** It has the founding projects, and never got the figures by itself. */
async function lacksFigures(inside: Query): Promise<boolean> {
  const { indicatorIds } = await addedData()
  const [row] = await inside<{ isFounded: boolean; hasFigures: boolean }>(
    `SELECT EXISTS (SELECT FROM ${r} WHERE ${r.table} = 'Project') AS "isFounded",
      EXISTS (SELECT FROM ${r} WHERE ${r.table} = 'Indicator' AND ${r.id} = ANY($1)) AS "hasFigures"`,
    [indicatorIds],
  )
  if (!row!.isFounded || row!.hasFigures) return false
  return !(await isBegunEmpty(inside)) && (await syntheticMark(inside)) === null
}

/** An import that came to nothing is as none. */
const GONE: readonly BatchState[] = ['failed', 'cancelled']
const DONE: readonly BatchState[] = ['done', 'undoing', 'undone']

/** By table: `settled`, or the id of the import that waits. */
async function standingOf(inside: Query): Promise<ReadonlyMap<FigureTable, string>> {
  const rows = await inside<{ name: FigureTable; hash: string; state: BatchState | null }>(
    `SELECT ${r.id} AS "name", ${r.hash}, ${b.state} FROM ${r} LEFT JOIN ${b} ON ${b.id} = ${r.hash} WHERE ${r.table} = $1`,
    [OFFER],
  )
  return new Map(
    rows.flatMap(({ name, hash, state }): [FigureTable, string][] => {
      if (hash === DECLINED || (state !== null && DONE.includes(state))) return [[name, 'settled']]
      return state === null || GONE.includes(state) ? [] : [[name, hash]]
    }),
  )
}
