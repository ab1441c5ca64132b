/** The records that somebody has chosen in a list, to change one field of all of them. */

import '#server-only'
import { type Field, pickField } from '#geo/edit/fields'
import type { ChosenRecord } from '#geo/edit/many'
import { type Actor, mayEdit } from '#geo/edit/roles'
import { nameOf, type RecordType } from '#geo/edit/values'
import { query } from '../transaction'
import { readWorking } from '../write/read'
import { districtsOf } from '../write/refs'

/** In the order of `ids`, without those that there are no more. */
export async function readChosen(
  actor: Actor,
  type: RecordType,
  ids: readonly string[],
  field: Field | null,
): Promise<ChosenRecord[]> {
  const working = [...(await readWorking(query, type, ids)).values()]
  const districts = await districtsOf(
    query,
    type,
    working.map(({ values }) => values.columns),
  )
  return working.map(({ id, version, state, values }, i) => ({
    ...{ id, version, state },
    zh: nameOf(values, 'zh'),
    en: nameOf(values, 'en'),
    isMine: mayEdit(actor, districts[i] ?? null),
    value: field && pickField(field, values.columns),
  }))
}
