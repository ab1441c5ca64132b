/** Changes one field of many records as one edit: all of them or none, each with its own line of history. */

import { type Field, pickField } from '#geo/edit/fields'
import { withField } from '#geo/edit/many'
import type { Actor } from '#geo/edit/roles'
import { staleProofs } from '#geo/edit/stale-proof'
import type { Columns, DraftState, RecordType, RecordValues } from '#geo/edit/values'
import type { Query } from '../query'
import { Invalid } from './errors'
import { publishRecords, type Seen, seenWorking } from './publish'
import { saveRecords } from './save'
import { submitRecords } from './transitions'

export interface ManyEdit {
  readonly type: RecordType
  readonly field: Field
  /** The new value, by column. */
  readonly value: Columns
  readonly sourceId: string | null
  /** Whether the writer says that the present sources state the new value. */
  readonly isTypo: boolean
  readonly intent: 'save' | 'submit' | 'publish'
  readonly why: string
  /** What the whole edit is known by and undone by: geo/edit/many.ts. */
  readonly id: string
}

/** What becomes of one record. */
export interface ManyChange {
  readonly id: string
  readonly before: Columns
  /** Null: it has the value already, and nothing is written. */
  readonly after: Columns | null
  /**
   * Where it stands afterwards. Where other changes of the record wait in a draft, nobody has looked at them here: it
   * stays a draft, whatever the intent.
   */
  readonly state: DraftState
}

/**
 * In the order of `list`. Throws as saveRecords and publishRecords do, with problems counted in that list. Runs in
 * the caller's transaction, which must be rolled back if it throws.
 */
export async function editMany(
  query: Query,
  actor: Actor,
  list: readonly Seen[],
  { type, field, value, sourceId, isTypo, intent, why, id: importId }: ManyEdit,
): Promise<ManyChange[]> {
  const working = await seenWorking(query, type, list)
  const all = list.map((seen, index) => {
    const { state, values } = working.get(seen.id)!
    return { ...seen, index, state, before: values, after: withField(values, field, value, sourceId) }
  })
  const changed = all.flatMap((one) => (one.after ? [{ ...one, after: one.after }] : []))
  const saved = await renumbered(changed, () =>
    saveRecords(
      query,
      actor,
      changed.map(({ id, version, before, after }) => ({
        ...{ type, id, version, values: after, why, sourceId, importId },
        confirmed: isTypo ? pathsAsked(type, before, after) : [],
      })),
    ),
  )
  const onward = changed
    .map(({ state, index }, i) => ({ ...saved[i]!, state, index }))
    .filter(({ state }) => intent !== 'save' && state !== 'draft' && (intent === 'submit' || state === 'published'))
  await renumbered(onward, () =>
    intent === 'publish'
      ? publishRecords(query, actor, onward, { why, sourceId, importId })
      : submitRecords(query, actor, onward, { why, sourceId, importId }),
  )
  const isOnward = new Set(onward.map(({ id }) => id))
  const reached = intent === 'publish' ? 'published' : 'review'
  return all.map(({ id, state, before, after }) => ({
    id,
    before: pickField(field, before.columns),
    after: after && pickField(field, after.columns),
    state: after ? (isOnward.has(id) ? reached : 'draft') : state,
  }))
}

const pathsAsked = (type: RecordType, before: RecordValues, after: RecordValues): string[] =>
  staleProofs(type, before, after).map(({ path }) => path)

/** What `work` gives; the problems that it throws are those of the whole list. */
async function renumbered<Result>(some: readonly { readonly index: number }[], work: () => Promise<Result>) {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    throw new Invalid(error.problems.map((problem) => ({ ...problem, index: some[problem.index]!.index })))
  }
}
