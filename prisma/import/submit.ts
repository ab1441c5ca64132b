/** Many drafts handed to the reviewers at once. */

import { type Actor, mayEdit } from '#geo/edit/roles'
import type { Query } from '../search-index'
import { advance } from '../write/advance'
import { Forbidden } from '../write/errors'
import { type Reason, type Seen, seenWorking } from '../write/publish'
import { districtsOf } from '../write/refs'

/** Those that are drafts; others are passed over. Throws Forbidden, Missing or Conflict. */
export async function submitRecords(query: Query, actor: Actor, list: readonly Seen[], reason: Reason): Promise<void> {
  const working = await seenWorking(query, 'project', list)
  const drafts = [...working.values()].filter(({ state }) => state === 'draft')
  const districts = await districtsOf(
    query,
    'project',
    drafts.map(({ values }) => values.columns),
  )
  if (!districts.every((own) => mayEdit(actor, own))) throw new Forbidden()
  await advance(
    query,
    actor,
    drafts.map((one, i) => ({
      ...one,
      ...reason,
      action: 'submit',
      state: 'review',
      districtIds: districts[i] ?? null,
      before: null,
      after: null,
    })),
  )
}
