'use server'

import { createHash, randomUUID } from 'node:crypto'
import { redirect } from 'next/navigation'
import type { ManyOutcome } from '#components/manage/many/many-outcome'
import { localPath } from '#components/paths'
import { type Entries, readEntries } from '#geo/edit/entries'
import { fieldColumns, pickField } from '#geo/edit/fields'
import { fieldsForMany, INTENTS, isManyId, MOST_AT_ONCE, manyId } from '#geo/edit/many'
import type { RecordType } from '#geo/edit/values'
import * as write from '#prisma/write/index'
import { guarded, noteRefusal } from '../guard'
import { entriesFrom, localeOf, seenIn, textOf, typeOf, whyOf } from './form'

/**
 * Tells what the change of one field would come to for each record that is ticked, by doing and undoing it; with
 * `apply`, and where just that has been told, writes it. Leads to what was written.
 */
export const editRecords = guarded('editor', async (actor, _: unknown, form: FormData): Promise<ManyOutcome> => {
  const type = typeOf(form)
  const boxes = form.getAll('record')
  const list = boxes.flatMap((one) => seenIn(one) ?? []).filter((seen) => seen.type === type)
  const entries = entriesFrom(form)
  const asked = { entries, ticked: list.map(({ id }) => id) }
  if (boxes.length === 0) return { ...asked, error: 'none' }
  if (!type || list.length < boxes.length || list.length > MOST_AT_ONCE || new Set(asked.ticked).size < list.length)
    return { ...asked, error: 'failed' }
  const change = changeIn(type, form, entries)
  if (!change) return { ...asked, error: 'unreadable' }
  const previewed = createHash('sha256')
    .update(JSON.stringify([list, change]))
    .digest('hex')
  const edit = { ...change, id: manyId(randomUUID()) }
  const isToWrite = textOf(form, 'apply') !== '' && textOf(form, 'previewed') === previewed
  try {
    if (!isToWrite)
      return { ...asked, changes: await write.tried((query) => write.editMany(query, actor, list, edit)), previewed }
    await write.byHand((query) => write.editMany(query, actor, list, edit))
  } catch (error) {
    noteRefusal(error, actor, `many of ${type}`)
    return { ...asked, ...refusalOfMany(error, asked.ticked) }
  }
  redirect(`${localPath(localeOf(form), '/manage/changes')}?edit=${edit.id}&done=edited`)
})

/** Null where the value cannot be read or the field is not for many. */
function changeIn(type: RecordType, form: FormData, entries: Entries): Omit<write.ManyEdit, 'id'> | null {
  const field = fieldsForMany(type).find(({ name }) => name === textOf(form, 'field'))
  if (!field) return null
  const { values, problems } = readEntries(type, entries)
  const columns = fieldColumns(field)
  if (problems.some(({ path }) => columns.some((name) => path === `columns.${name}`))) return null
  return {
    type,
    field,
    value: pickField(field, values.columns),
    sourceId: textOf(form, 'sourceId') || null,
    isTypo: textOf(form, 'typo') !== '',
    intent: INTENTS.find((name) => name === textOf(form, 'intent')) ?? 'save',
    why: whyOf(form),
  }
}

function refusalOfMany(error: unknown, ids: readonly string[]): Pick<ManyOutcome, 'refused' | 'error'> {
  if (error instanceof write.Invalid)
    return { refused: error.problems.map(({ index, ...problem }) => ({ ...problem, id: ids[index]! })) }
  if (error instanceof write.Forbidden) return { error: 'forbidden' }
  if (error instanceof write.Conflict || error instanceof write.Missing) return { error: 'changed' }
  if (error instanceof write.HeldElsewhere) return { error: 'busy' }
  console.error('Records could not be changed at once:', error)
  return { error: 'failed' }
}

/** Undoes an edit of many as a whole. Leads to its changes, and says there why it could not. */
export const undoEdit = guarded('editor', async (actor, form: FormData): Promise<void> => {
  const id = textOf(form, 'edit')
  const done = isManyId(id) ? await undone() : 'undoFailed'
  redirect(`${localPath(localeOf(form), '/manage/changes')}?edit=${encodeURIComponent(id)}&done=${done}`)

  async function undone() {
    try {
      await write.byHand((query) => write.undoImport(query, actor, id, whyOf(form)))
      return 'undone'
    } catch (error) {
      noteRefusal(error, actor, 'undoing an edit of many')
      if (error instanceof write.Forbidden) return 'undoForbidden'
      if (error instanceof write.Conflict) return 'undoChanged'
      if (!(error instanceof write.HeldElsewhere)) console.error('An edit of many could not be undone:', error)
      return 'undoFailed'
    }
  }
})
