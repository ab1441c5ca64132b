/** Changes the vocabularies, each change with a line of history that can undo it. */

import '#server-only'
import { z } from 'zod'
import type { Actor } from '#geo/edit/roles'
import { foldName, MAX_ALIASES, problemsOfTerm, type TermInput, type TermProblem } from '#geo/edit/terms'
import { VOCABULARY_NAMES, type VocabularyName } from '#geo/terms'
import { line } from '../line'
import type { Query } from '../query'
import { transaction } from '../transaction'
import { restoreDoubledRoles } from './doubled-roles'
import { TERMS_LOCK } from './hold-terms'
import { placeTerm } from './order'
import { oweIndex, reindexTermsLater } from './reindex'
import { changeSince, type OtherChange, otherNames, readTerm, type StoredTerm, writeTerm } from './stored'
import { readTerms } from './terms'
import { type Moved, moveTerm, usageOf } from './usage'

const name = line(200)
const number = z.coerce.number().int().nullable()

/** A term as a form sends it; what it says is judged by `problemsOfTerm`. */
export const TermSchema = z.strictObject({
  vocabulary: z.enum(VOCABULARY_NAMES),
  value: name,
  zh: name,
  en: name,
  aliases: z.array(name).max(200),
  isRetired: z.boolean(),
  rank: number,
  colour: number,
  glyph: name.nullable(),
})

/**
 * `problems` name what is wrong; `used` that records still hold it; `missing` that somebody has removed it meanwhile;
 * `busy` that a long import is being written, which holds to the terms of now; `changed` that somebody else has changed
 * it since it was read.
 */
export type TermResult =
  | { readonly outcome: 'done'; readonly vocabulary: VocabularyName }
  | { readonly outcome: 'problems'; readonly problems: readonly TermProblem[] }
  | { readonly outcome: 'used' | 'missing' | 'same' | 'busy' }
  | OtherChange

const done = (vocabulary: VocabularyName): TermResult => ({ outcome: 'done', vocabulary })
const MISSING: TermResult = { outcome: 'missing' }

/** While a writer of terms waits, those who save and publish queue up behind him: longer than they notice it is not. */
const WAIT_MS = 2000
const LOCK_NOT_AVAILABLE = '55P03'

/** Runs `work` alone among the writers of terms, then brings the search index after it. */
async function change(work: (query: Query) => Promise<TermResult>): Promise<TermResult> {
  const result = await transaction(async (query) => {
    await query(`SELECT set_config('lock_timeout', $1, true)`, [String(WAIT_MS)])
    await query('SELECT pg_advisory_xact_lock($1)', [TERMS_LOCK])
    await query(`SELECT set_config('lock_timeout', '0', true)`, [])
    return work(query)
  }).catch((error: { readonly code?: string }): TermResult => {
    if (error.code === LOCK_NOT_AVAILABLE) return { outcome: 'busy' }
    throw error
  })
  if (result.outcome === 'done') reindexTermsLater()
  return result
}

/**
 * Writes a term: a new one at the end of its vocabulary, or the one of this value, where it still looks as in `seen`, a
 * `termPrint`; null: however it looks.
 */
export const saveTerm = (
  actor: Actor,
  input: TermInput,
  isNew: boolean,
  seen: string | null = null,
): Promise<TermResult> =>
  change(async (query) => {
    const { vocabulary, value } = input
    const before = await readTerm(query, vocabulary, value)
    if (!isNew && !before) return MISSING
    const other = !isNew && before && seen !== null ? await changeSince(query, vocabulary, before, seen) : null
    if (other) return other
    const problems = problemsOfTerm(input, await readTerms(query), isNew)
    if (problems.length > 0) return { outcome: 'problems', problems }
    await writeTerm(query, vocabulary, {
      ...input,
      position: before?.position ?? -1,
      version: (before?.version ?? 0) + 1,
    })
    await note(query, actor, 'save', vocabulary, value, before ?? null, await readTerm(query, vocabulary, value))
    return done(vocabulary)
  })

/** Removes a term that no record holds; refused as `used` otherwise. */
export const deleteTerm = (actor: Actor, vocabulary: VocabularyName, value: string): Promise<TermResult> =>
  change(async (query) => {
    const before = await readTerm(query, vocabulary, value)
    if (!before) return MISSING
    const held = (await usageOf(query, vocabulary)).get(value)
    if (held) return { outcome: 'used' }
    await remove(query, vocabulary, value)
    await note(query, actor, 'discard', vocabulary, value, before, undefined)
    return done(vocabulary)
  })

const remove = (query: Query, vocabulary: VocabularyName, value: string) =>
  query('DELETE FROM "Term" WHERE "vocabulary" = $1 AND "value" = $2', [vocabulary, value])

/** Puts a term before (-1) or behind (1) its neighbour. */
export const shiftTerm = (actor: Actor, vocabulary: VocabularyName, value: string, by: -1 | 1): Promise<TermResult> =>
  change((query) => moveTo(query, actor, 'move', vocabulary, value, (from) => from + by))

/** Places are told from 1. */
async function moveTo(
  query: Query,
  actor: Actor,
  action: 'move' | 'undo',
  vocabulary: VocabularyName,
  value: string,
  placeOf: (from: number) => number,
): Promise<TermResult> {
  const places = await placeTerm(query, vocabulary, value, placeOf)
  if (!places) return MISSING
  const term = await readTerm(query, vocabulary, value)
  const [before, after] = [places.from, places.to].map((place) => ({ ...term, place: place + 1 }))
  if (places.from !== places.to) await note(query, actor, action, vocabulary, value, before!, after)
  return done(vocabulary)
}

/**
 * All records that hold `from` hold `to` from now on, and `from` is gone: its names become aliases of `to`, with its
 * id, which exports and files amid their import hold. Refused where those are more than a term may have: a name that is
 * dropped is no longer understood in files.
 */
export const mergeTerms = (actor: Actor, vocabulary: VocabularyName, from: string, to: string): Promise<TermResult> =>
  change(async (query) => {
    if (from === to) return { outcome: 'same' }
    const [lost, heir] = [await readTerm(query, vocabulary, from), await readTerm(query, vocabulary, to)]
    if (!lost || !heir) return MISSING
    const aliases = otherNames(heir, [...heir.aliases, lost.zh, lost.en, ...lost.aliases, lost.value])
    if (aliases.length > MAX_ALIASES)
      return { outcome: 'problems', problems: [{ field: 'aliases', code: 'aliases-many', about: '' }] }
    const moved = await moveTerm(query, vocabulary, from, to)
    await remove(query, vocabulary, from)
    await writeTerm(query, vocabulary, { ...heir, aliases, version: heir.version + 1 })
    const merge = await note(query, actor, 'merge', vocabulary, from, { ...lost, heir }, { into: to, moved })
    await oweIndex(query, vocabulary, to, merge)
    return done(vocabulary)
  })

interface Merged {
  readonly into: string
  readonly moved: Moved
}

interface Line {
  readonly action: string
  readonly recordId: string
  readonly before: (StoredTerm & { readonly heir?: StoredTerm; readonly place?: number }) | null
  readonly after: (StoredTerm & Partial<Merged>) | null
}

/**
 * Takes the newest change of a term back; refused as `same` where it is no longer the newest, or was an undoing
 * itself.
 */
export const undoTermChange = (actor: Actor, changeId: string): Promise<TermResult> =>
  change(async (query) => {
    const [entry] = await query<Line>(
      `SELECT "action", "recordId", "before", "after" FROM "Change" c WHERE "id" = $1 AND "record" = 'term' AND "action" <> 'undo'
        AND NOT EXISTS (SELECT FROM "Change" n WHERE n."record" = 'term' AND n."recordId" = c."recordId" AND n."id" > c."id")`,
      [changeId],
    )
    if (!entry) return { outcome: 'same' }
    const [vocabulary, value] = entry.recordId.split('/') as [VocabularyName, string]
    const now = await readTerm(query, vocabulary, value)
    const place = entry.before?.place
    if (place !== undefined) return moveTo(query, actor, 'undo', vocabulary, value, () => place - 1)
    if (entry.before === null) {
      if ((await usageOf(query, vocabulary)).get(value)) return { outcome: 'used' }
      await remove(query, vocabulary, value)
    } else {
      const { heir, ...before } = entry.before
      await unmerge(query, vocabulary, before, entry.after, heir)
      // Its neighbours may have moved since, and it with them.
      const { position, version } = now ?? before
      await writeTerm(query, vocabulary, { ...before, position, version: version + 1 })
      const problems = problemsOfTerm({ ...before, vocabulary, value }, await readTerms(query), false)
      if (problems.length > 0) throw new TermClash(problems)
    }
    await note(query, actor, 'undo', vocabulary, value, now ?? null, await readTerm(query, vocabulary, value))
    return done(vocabulary)
  }).catch((error: unknown) => {
    if (error instanceof TermClash) return { outcome: 'problems', problems: error.problems }
    throw error
  })

/** What is undone no longer fits among the terms of today. */
class TermClash extends Error {
  constructor(readonly problems: readonly TermProblem[]) {
    super('The term no longer fits')
  }
}

/** Only the names that the merging brought leave the heir: what has been added to it since stays. */
async function unmerge(
  query: Query,
  vocabulary: VocabularyName,
  lost: StoredTerm,
  merged: Line['after'],
  heir: StoredTerm | undefined,
): Promise<void> {
  if (!merged?.into || !merged.moved || !heir) return
  const current = await readTerm(query, vocabulary, heir.value)
  const had = new Set(heir.aliases.map(foldName))
  const brought = new Set(
    [lost.zh, lost.en, ...lost.aliases, lost.value].map(foldName).filter((name) => !had.has(name)),
  )
  const aliases = current?.aliases.filter((name) => !brought.has(foldName(name))) ?? []
  if (current) await writeTerm(query, vocabulary, { ...current, aliases, version: current.version + 1 })
  await moveTerm(query, vocabulary, merged.into, lost.value, merged.moved)
  if (merged.moved.doubled) await restoreDoubledRoles(query, merged.moved.doubled)
}

/** Comes back with the line of history. */
async function note(
  query: Query,
  actor: Actor,
  action: 'save' | 'discard' | 'merge' | 'move' | 'undo',
  vocabulary: VocabularyName,
  value: string,
  before: object | null,
  after: object | undefined,
): Promise<string> {
  const recordId = `${vocabulary}/${value}`
  const [line] = await query<{ id: string }>(
    `INSERT INTO "Change" ("userId", "userName", "action", "record", "recordId", "version", "before", "after", "why")
      SELECT $1, $2, $3, 'term', $4, coalesce(max("version"), 0) + 1, $5, $6, '' FROM "Change"
      WHERE "record" = 'term' AND "recordId" = $4 RETURNING "id"`,
    [actor.id, actor.name, action, recordId, before && JSON.stringify(before), after ? JSON.stringify(after) : null],
  )
  return line!.id
}
