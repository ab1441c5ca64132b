/** Saves working copies from forms and files. Readers see nothing of them until they are published. */

import { setImmediate as breathe } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { termProblems } from '#geo/edit/chosen-terms'
import { type Actor, mayEdit } from '#geo/edit/roles'
import { citedAnew, staleProofs } from '#geo/edit/stale-proof'
import type { Problem, RecordType, RecordValues, Working } from '#geo/edit/values'
import { lookUp } from '#geo/look-up'
import type { Query } from '../query'
import { EDITED } from '../records/edited'
import { holdTerms } from '../vocabulary/hold-terms'
import { readTerms } from '../vocabulary/terms'
import { applyTransitions, type Transition } from './apply-transitions'
import { checkValues } from './check-values'
import { Conflict, Forbidden, Invalid, Missing, type Target } from './errors'
import { orderedId } from './ordered-id'
import { holdCopies, readWorking } from './read'
import { districtsOf } from './refs'
import { chooseSlugs } from './slugs'

/** Of many records others have their turn after so many: the statements of an import that are under way. */
const BREATH = 25

export interface Edit {
  readonly type: RecordType
  /** Null: a new record. */
  readonly id: string | null
  /** The version that the writer has seen; 0 for a new record and for one that nobody has edited. */
  readonly version: number
  /** RecordValues, not yet checked. */
  readonly values: unknown
  readonly why: string
  readonly sourceId?: string | null
  readonly importId?: string | null
  /**
   * Asks for the source of every value that changes: `sourceId` is taken for it; otherwise a value that keeps its
   * sources is refused, unless its path is one of these, where the writer says that the source states the new value.
   * Absent: the values bring their sources along, as from a file.
   */
  readonly confirmed?: readonly string[]
}

export interface Saved extends Target {
  readonly version: number
  readonly slug: string | null
}

/**
 * Saves all or throws: Forbidden (role, or district before or after), Missing, Conflict, or Invalid with every problem
 * of every record. Runs in the caller's transaction, which must be rolled back if it throws. The result is in the order
 * of `edits`; a record without changes keeps its version.
 */
export async function saveRecords(query: Query, actor: Actor, edits: readonly Edit[]): Promise<Saved[]> {
  const saved: Saved[] = []
  if (edits.length === 0) return saved
  await holdTerms(query)
  for (const type of new Set(edits.map((edit) => edit.type))) {
    const ofType = edits.map((edit, index) => ({ edit, index })).filter(({ edit }) => edit.type === type)
    const savedOfType = await saveType(query, actor, type, ofType)
    for (const [i, { index }] of ofType.entries()) saved[index] = savedOfType[i]!
  }
  return saved
}

interface Indexed {
  readonly edit: Edit
  readonly index: number
}

async function saveType(query: Query, actor: Actor, type: RecordType, list: readonly Indexed[]): Promise<Saved[]> {
  const { transitions, saved } = await planSaves(query, actor, type, list)
  await applyTransitions(query, actor, transitions)
  return saved
}

interface SavePlan {
  readonly transitions: readonly Transition[]
  /** As if the transitions had been applied. */
  readonly saved: Saved[]
}

/** Checks all, and writes nothing. `reserved`: see `chooseSlugs`. Throws as `saveRecords` does. */
export async function planSaves(
  query: Query,
  actor: Actor,
  type: RecordType,
  list: readonly Indexed[],
  reserved?: Set<string>,
): Promise<SavePlan> {
  const ids = list.map(({ edit }) => edit.id ?? orderedId())
  const working = await workingOf(query, actor, type, list)
  const values = await checkAll(query, type, list, ids, working, reserved)
  const districts = await districtsOf(
    query,
    type,
    values.map(({ columns }) => columns),
  )
  if (!districts.every((ids) => mayEdit(actor, ids))) throw new Forbidden()
  const transitions = list.flatMap(({ edit }, i) => {
    const before = working.get(ids[i]!)?.values ?? null
    if (before && isDeepStrictEqual(before, values[i])) return []
    return {
      type,
      id: ids[i]!,
      action: 'save' as const,
      version: versionOf(edit),
      state: 'draft' as const,
      values: values[i]!,
      districtIds: districts[i] ?? null,
      before,
      after: values[i]!,
      why: edit.why,
      sourceId: edit.sourceId,
      importId: edit.importId,
    }
  })
  const changed = new Set(transitions.map(({ id }) => id))
  const saved = list.map(({ edit }, i) => ({
    type,
    id: ids[i]!,
    version: versionOf(edit) + (changed.has(ids[i]!) ? 1 : 0),
    slug: (values[i]!.columns.slug as string | undefined) ?? null,
  }))
  return { transitions, saved }
}

/** A new record starts at 0, even if it restores one whose version the writer has seen. */
const versionOf = ({ id, version }: Edit): number => (id === null ? 0 : version)

/** The present working copies, after checking that the actor may change them and has seen this version. */
async function workingOf(
  query: Query,
  actor: Actor,
  type: RecordType,
  list: readonly Indexed[],
): Promise<Map<string, Working>> {
  const ids = list.flatMap(({ edit }) => edit.id ?? [])
  if (ids.length === 0) return new Map()
  await holdCopies(query, type, ids)
  const working = await readWorking(query, type, ids)
  const copies = [...working.values()]
  const districts = await districtsOf(
    query,
    type,
    copies.map(({ values }) => values.columns),
  )
  if (!districts.every((ids) => mayEdit(actor, ids))) throw new Forbidden()
  for (const { edit } of list) {
    if (edit.id === null) continue
    const theirs = working.get(edit.id)
    if (!theirs) throw new Missing({ type, id: edit.id })
    if (theirs.version !== edit.version) throw new Conflict(theirs)
  }
  return working
}

/** The checked values with slugs and ids of parts. Throws an Invalid that lists every problem. */
async function checkAll(
  query: Query,
  type: RecordType,
  list: readonly Indexed[],
  ids: readonly string[],
  working: ReadonlyMap<string, Working>,
  reserved?: Set<string>,
): Promise<RecordValues[]> {
  const inputs = list.map(({ edit }) => edit.values)
  const slugs = EDITED[type].hasSlug ? await chooseSlugs(query, type, inputs.map(sluggedOf), reserved) : []
  const terms = await readTerms(query)
  const problems: (Problem & { index: number })[] = []
  const values: RecordValues[] = []
  for (const [i, { index }] of list.entries()) {
    if (i % BREATH === BREATH - 1) await breathe()
    const slug = slugs[i]
    if (slug === null) problems.push({ index, path: 'columns.slug', code: 'taken', value: typed(inputs[i], 'slug') })
    const checked = checkValues(type, slug ? withSlug(inputs[i], slug) : inputs[i])
    const before = working.get(ids[i]!)?.values ?? null
    if ('problems' in checked) {
      problems.push(...checked.problems.map((problem) => ({ ...problem, index })))
      continue
    }
    const whole = withOwnParts(checked.values, before ?? undefined)
    const { proven, stale } = withProof(type, list[i]!.edit, before, whole)
    values[i] = proven
    problems.push(...[...termProblems(type, whole, before, terms), ...stale].map((problem) => ({ ...problem, index })))
  }
  if (problems.length > 0) throw new Invalid(problems)
  return values

  function sluggedOf(input: unknown, i: number) {
    const id = ids[i]!
    const standing = working.get(id)
    const slug = standing?.isPublic ? (standing.values.columns.slug as string) : typed(input, 'slug')
    return { id, typed: slug, name: typed(input, 'nameEn') }
  }
}

/** The values with the sources that the edit names for what it changes, and what still has none of its own. */
function withProof(
  type: RecordType,
  { confirmed, sourceId }: Edit,
  before: RecordValues | null,
  after: RecordValues,
): { proven: RecordValues; stale: Problem[] } {
  if (!before || !confirmed) return { proven: after, stale: [] }
  const asked = staleProofs(type, before, after).filter(({ path }) => !confirmed.includes(path))
  const renewed = asked.filter(({ isNew }) => isNew && sourceId).map(({ path }) => path)
  return {
    proven: sourceId ? citedAnew(after, renewed, sourceId) : after,
    stale: asked
      .filter(({ path }) => !renewed.includes(path))
      .map(({ path, isNew }) => ({ path, code: isNew ? 'stale-source' : 'moved' })),
  }
}

/** The text in a column of unchecked values; empty if it is not a text. */
function typed(input: unknown, name: string): string {
  const value = lookUp((input as Partial<RecordValues> | null)?.columns ?? {}, name)
  return typeof value === 'string' ? value : ''
}

function withSlug(input: unknown, slug: string): unknown {
  const values = input as Partial<RecordValues> | null
  return typeof values?.columns === 'object' ? { ...values, columns: { ...values.columns, slug } } : input
}

/**
 * A part keeps its id if it already belongs to this record. All others get new ids, so that nobody can change the parts
 * of another record.
 */
function withOwnParts(values: RecordValues, standing: RecordValues | undefined): RecordValues {
  const parts = Object.entries(values.parts).map(([name, list]) => {
    const free = new Set((lookUp(standing?.parts ?? {}, name) ?? []).map(({ id }) => id))
    return [name, list.map((part) => ({ ...part, id: free.delete(part.id) ? part.id : orderedId() }))]
  })
  return { ...values, parts: Object.fromEntries(parts) }
}
