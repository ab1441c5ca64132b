'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import type { TermAnswer } from '#components/manage/vocabulary/term-form'
import { localPath } from '#components/paths'
import { MAX_NAME, type TermProblem } from '#geo/edit/terms'
import { VOCABULARY_NAMES, type VocabularyName } from '#geo/terms'
import {
  deleteTerm,
  mergeTerms,
  saveTerm,
  shiftTerm,
  type TermResult,
  TermSchema,
  undoTermChange,
} from '#prisma/vocabulary/edit'
import { guarded } from '../guard'
import { localeOf, textOf } from './form'

const vocabularyOf = (form: FormData): VocabularyName =>
  VOCABULARY_NAMES.find((name) => name === textOf(form, 'vocabulary')) ?? 'sector'

const linesOf = (text: string): string[] =>
  [...new Set(text.split(/[\n,，、;；|]/).map((line) => line.trim()))].filter(Boolean)

/** The names that a form sends, before anything is checked. */
interface Sent {
  readonly zh: string
  readonly en: string
  readonly aliases: readonly string[]
}

const stateOf = (result: TermResult, done: 'saved' | 'undone'): TermAnswer =>
  result.outcome === 'done' ? { outcome: done } : result

/** What the schema refuses, in the words of a term's own problems. */
function problemsOfIssues(sent: Sent, issues: readonly { readonly path: readonly PropertyKey[] }[]): TermProblem[] {
  const isLong = (name: string) => name.length > MAX_NAME
  return issues.map(({ path: [field, index] }): TermProblem => {
    if (field === 'zh' || field === 'en')
      return { field, code: isLong(sent[field]) ? 'name-long' : 'name-signs', about: sent[field] }
    if (field === 'aliases' && typeof index === 'number') {
      const alias = sent.aliases[index] ?? ''
      return { field, code: isLong(alias) ? 'name-long' : 'name-signs', about: alias }
    }
    if (field === 'aliases') return { field, code: 'aliases-many', about: '' }
    if (field === 'rank' || field === 'colour' || field === 'glyph') return { field, code: field, about: '' }
    return { field: 'value', code: 'value-format', about: '' }
  })
}

/** Every page shows terms. */
const refresh = () => revalidatePath('/', 'layout')

export const saveTermForm = guarded('admin', async (actor, _: unknown, form: FormData): Promise<TermAnswer> => {
  const sent = {
    vocabulary: textOf(form, 'vocabulary'),
    value: textOf(form, 'value'),
    zh: textOf(form, 'zh'),
    en: textOf(form, 'en'),
    aliases: linesOf(textOf(form, 'aliases')),
    isRetired: form.get('isRetired') === 'on',
    rank: textOf(form, 'rank') || null,
    colour: textOf(form, 'colour') || null,
    glyph: textOf(form, 'glyph') || null,
  }
  const given = TermSchema.safeParse(sent)
  if (!given.success) return { outcome: 'problems', problems: problemsOfIssues(sent, given.error.issues) }
  const isNew = form.get('isNew') === 'yes'
  const result = await saveTerm(actor, given.data, isNew, textOf(form, 'seen'))
  refresh()
  if (isNew && result.outcome === 'done')
    redirect(localPath(localeOf(form), `/manage/vocabularies/${given.data.vocabulary}/${given.data.value}`))
  return stateOf(result, 'saved')
})

const toList = (form: FormData, said: string): never =>
  redirect(`${localPath(localeOf(form), `/manage/vocabularies/${vocabularyOf(form)}`)}?said=${said}`)

export const mergeTermForm = guarded('admin', async (actor, _: unknown, form: FormData): Promise<TermAnswer> => {
  const result = await mergeTerms(actor, vocabularyOf(form), textOf(form, 'value'), textOf(form, 'into'))
  refresh()
  return result.outcome === 'done' ? toList(form, 'merged') : stateOf(result, 'saved')
})

export const deleteTermForm = guarded('admin', async (actor, _: unknown, form: FormData): Promise<TermAnswer> => {
  const result = await deleteTerm(actor, vocabularyOf(form), textOf(form, 'value'))
  refresh()
  return result.outcome === 'done' ? toList(form, 'removed') : stateOf(result, 'saved')
})

export const shiftTermForm = guarded('admin', async (actor, form: FormData): Promise<void> => {
  await shiftTerm(actor, vocabularyOf(form), textOf(form, 'value'), textOf(form, 'by') === 'up' ? -1 : 1)
  refresh()
})

export const undoTermForm = guarded('admin', async (actor, _: unknown, form: FormData): Promise<TermAnswer> => {
  const change = textOf(form, 'change')
  if (!/^\d{1,18}$/.test(change)) return { outcome: 'same' }
  const result = await undoTermChange(actor, change)
  refresh()
  return stateOf(result, 'undone')
})
