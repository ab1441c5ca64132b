'use server'

import { redirect } from 'next/navigation'
import type { Outcome } from '#components/manage/form-props'
import type { StillTrueOutcome } from '#components/manage/still-true'
import { localPath } from '#components/paths'
import { confirmedPaths, type Entries, pathInEntries, readEntries } from '#geo/edit/entries'
import { INTENTS, MOST_AT_ONCE } from '#geo/edit/many'
import type { Actor } from '#geo/edit/roles'
import type { RecordType } from '#geo/edit/values'
import { lookUp } from '#geo/look-up'
import type { Query } from '#prisma/query'
import * as write from '#prisma/write/index'
import { guarded, noteRefusal } from '../guard'
import { entriesFrom, localeOf, seenIn, textOf, typeOf, versionOf, whyOf } from './form'

/**
 * Saves the working copy; `intent` also hands it in or publishes it, in the same transaction. Leads to the record's
 * page.
 */
export const saveRecord = guarded('editor', async (actor, _: unknown, form: FormData): Promise<Outcome> => {
  const type = typeOf(form)
  const entries = entriesFrom(form)
  if (!type) return { entries, error: 'failed' }
  const intent = INTENTS.find((name) => name === textOf(form, 'intent')) ?? 'save'
  const { values, problems } = readEntries(type, entries)
  if (problems.length > 0) return { entries, problems }
  const edit = {
    type,
    id: textOf(form, 'id') || null,
    version: Math.max(versionOf(form), 0),
    values,
    why: whyOf(form),
    sourceId: entries.defaultSource || null,
    confirmed: confirmedPaths(type, entries),
  }
  const isVerified = textOf(form, 'verified') !== ''
  let saved: { readonly id: string; readonly done: string }
  try {
    saved = await write.byHand((query) => saveAs(query, actor, intent, edit, isVerified))
  } catch (error) {
    return { entries, ...refusalOf(error, actor, type, entries) }
  }
  redirect(`${localPath(localeOf(form), `/manage/records/${type}/${saved.id}`)}?done=${saved.done}`)
})

/** What readers see already is published only after a look at the difference, on the page that follows. */
async function saveAs(
  query: Query,
  actor: Actor,
  intent: (typeof INTENTS)[number],
  edit: write.Edit,
  isVerified: boolean,
): Promise<{ id: string; done: string }> {
  const [saved] = await write.saveRecords(query, actor, [edit])
  const { id, version } = saved!
  const reason = { why: edit.why, sourceId: edit.sourceId }
  if (intent === 'save') return { id, done: 'saved' }
  if (intent === 'submit') {
    await write.submitRecords(query, actor, [saved!], reason)
    return { id, done: 'submitted' }
  }
  const isPublic = (await write.readPublic(query, edit.type, [id])).size > 0
  if (isPublic && (version !== edit.version || (await write.readOne(query, edit.type, id))?.state !== 'published'))
    return { id, done: 'compare' }
  await write.publishRecords(query, actor, [saved!], { ...reason, isVerified })
  return { id, done: 'published' }
}

function refusalOf(error: unknown, actor: Actor, type: RecordType, entries: Entries = {}): Omit<Outcome, 'entries'> {
  noteRefusal(error, actor, `a step of a ${type}`)
  if (error instanceof write.Invalid)
    return {
      problems: error.problems.map((problem) => ({ ...problem, path: pathInEntries(type, entries, problem.path) })),
    }
  if (error instanceof write.Conflict) return { theirs: error.theirs }
  if (error instanceof write.Forbidden) return { error: 'forbidden' }
  if (error instanceof write.Missing) return { error: 'missing' }
  if (error instanceof write.HeldElsewhere) return { error: 'busy' }
  console.error('A record could not be saved:', error)
  return { error: 'failed' }
}

type Step = (query: Query, actor: Actor, seen: write.Seen, reason: write.Reason) => Promise<unknown>

const STEPS: Readonly<Record<string, Step>> = {
  submit: (query, actor, seen, reason) => write.submitRecords(query, actor, [seen], reason),
  return: write.returnToDraft,
  verify: write.verify,
  discard: write.discard,
  publish: (query, actor, seen, reason) => write.publishRecords(query, actor, [seen], reason),
  withdraw: (query, actor, seen, reason) => write.withdrawRecords(query, actor, [seen], reason),
}

/** One step of a record as it stands; each asks for the role it needs. */
export const stepRecord = guarded('editor', async (actor, _: unknown, form: FormData): Promise<Outcome> => {
  const type = typeOf(form)
  const step = lookUp(STEPS, textOf(form, 'step'))
  if (!type || !step) return { entries: {}, error: 'failed' }
  const seen = { type, id: textOf(form, 'id'), version: versionOf(form) }
  const reason = { why: whyOf(form), isVerified: textOf(form, 'verified') !== '' }
  let isLeft: boolean
  try {
    isLeft = await write.byHand(async (query) => {
      await step(query, actor, seen, reason)
      return (await write.readOne(query, type, seen.id)) !== null
    })
  } catch (error) {
    return { entries: {}, ...refusalOf(error, actor, type) }
  }
  // Nothing is read once the step is done: no failure may hide that it is.
  redirect(localPath(localeOf(form), isLeft ? `/manage/records/${type}/${seen.id}` : '/manage/records'))
})

/** Confirms that the ticked records are still true: all of them, or none where one has changed since it was listed. */
export const confirmRecords = guarded(
  'editor',
  async (actor, _: unknown, form: FormData): Promise<StillTrueOutcome> => {
    const ticked = form.getAll('record')
    const list = ticked.flatMap((one) => seenIn(one) ?? [])
    const why = whyOf(form)
    if (ticked.length === 0 || !why) return { error: 'none' }
    if (list.length < ticked.length || list.length > MOST_AT_ONCE) return { error: 'failed' }
    try {
      await write.byHand((query) => write.verifyRecords(query, actor, list, { why }))
      return { count: list.length }
    } catch (error) {
      noteRefusal(error, actor, 'confirming records')
      if (error instanceof write.Forbidden) return { error: 'forbidden' }
      if (error instanceof write.Conflict || error instanceof write.Missing) return { error: 'changed' }
      if (!(error instanceof write.HeldElsewhere)) console.error('Records could not be confirmed:', error)
      return { error: 'failed' }
    }
  },
)

/** Makes an earlier state the draft again. */
export const restoreRecord = guarded('editor', async (actor, _: unknown, form: FormData): Promise<Outcome> => {
  const change = textOf(form, 'change')
  if (!/^\d{1,15}$/.test(change)) return { entries: {}, error: 'missing' }
  const why = whyOf(form)
  let saved: write.Saved
  try {
    saved = await write.byHand((query) => write.restore(query, actor, change, Math.max(versionOf(form), 0), why))
  } catch (error) {
    return { entries: {}, ...refusalOf(error, actor, 'project') }
  }
  redirect(localPath(localeOf(form), `/manage/records/${saved.type}/${saved.id}`))
})
