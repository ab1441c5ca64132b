'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { ZodError } from 'zod'
import { localPath } from '#components/paths'
import type { Actor } from '#geo/edit/roles'
import { YUAN } from '#geo/import/cells/money'
import { QUESTIONS } from '#geo/import/cells/questions'
import { FOR_ALL } from '#geo/import/columns'
import { cured } from '#geo/import/cures'
import { OF_ALL_FIELDS } from '#geo/import/sheets/figure-title'
import { MAX_WORDS, NEW_RECORD, vocabularyOfWord, WORD_FIELDS, wordOf } from '#geo/import/words'
import * as geocoding from '#prisma/geocode/positions'
import * as actions from '#prisma/import/actions'
import { getBatch } from '#prisma/import/read'
import * as sheets from '#prisma/import/sheets/choose-kind'
import { makeTerms } from '#prisma/vocabulary/new-terms'
import { guarded } from '../guard'
import { localeOf, textOf } from './form'

/** Does `work` with the batch that the form names, then leads back to its page, which shows a refusal as `error`. */
async function withFile(form: FormData, work: (id: string) => Promise<void>, here = ''): Promise<void> {
  const id = textOf(form, 'id')
  let error: string | null = null
  try {
    await work(id)
  } catch (refusal) {
    if (refusal instanceof actions.Refused) error = refusal.code
    else if (refusal instanceof ZodError) error = 'other'
    else throw refusal
  }
  const isGone = error === 'gone' || error === 'role'
  const path = localPath(localeOf(form), `/manage/import${isGone ? '' : `/${encodeURIComponent(id)}`}`)
  // Otherwise a browser that is led back to where it stands keeps what it shows.
  revalidatePath('/[locale]/manage/import/[id]', 'page')
  redirect(error ? `${path}?error=${error}` : path + here)
}

const MAX_COLUMNS = 200

const WORD_PARTS = ['field', 'word', 'value', 'zh', 'en'] as const
type SentWord = Readonly<Record<(typeof WORD_PARTS)[number], string>>

const sentWords = (form: FormData): SentWord[] =>
  Array.from(
    { length: MAX_WORDS },
    (_, i) => Object.fromEntries(WORD_PARTS.map((part) => [part, textOf(form, `word.${i}.${part}`)])) as SentWord,
  )

/** What words of the file mean, by field. */
const wordsFrom = (sent: readonly SentWord[]): Record<string, Record<string, string>> =>
  Object.fromEntries(
    WORD_FIELDS.map((field) => [
      field,
      Object.fromEntries(sent.flatMap((one) => (one.field === field ? [[wordOf(one.word), one.value]] : []))),
    ]),
  )

/** The words with terms made of those that are to be new ones; without a meaning where that could not be. */
async function withNewTerms(actor: Actor, sent: readonly SentWord[]) {
  const isNew = ({ field, value }: SentWord) => value === NEW_RECORD && vocabularyOfWord(field) !== null
  const fresh = sent.filter(isNew)
  const values = await makeTerms(
    actor,
    fresh.map(({ field, zh, en }) => ({ vocabulary: vocabularyOfWord(field)!, zh, en })),
  )
  if (values.some((value) => value !== null)) revalidatePath('/', 'layout')
  return {
    words: sent.map((one) => (isNew(one) ? { ...one, value: values[fresh.indexOf(one)] ?? '' } : one)),
    isWhole: !values.includes(null),
  }
}

/** A column of a sheet by its field, where the form is of one. */
function sheetFrom(form: FormData, columns: readonly (string | null)[]) {
  const kind = textOf(form, 'sheet')
  if (kind === '') return { columns, sheet: null }
  const said = OF_ALL_FIELDS.map((field) => [field, textOf(form, `ofAll.${field}`)] as const).filter(
    ([, text]) => text !== '',
  )
  return { columns: columns.map(() => null), sheet: { kind, columns, ofAll: Object.fromEntries(said) } }
}

function settingsFrom(form: FormData, words: readonly SentWord[]) {
  const unit = textOf(form, 'amountUnit')
  const columns = Array.from({ length: MAX_COLUMNS }, (_, i) => textOf(form, `column.${i}`) || null)
  const forAll = FOR_ALL.map((field) => [field, textOf(form, `forAll.${field}`)] as const)
  const answers = Object.keys(QUESTIONS).map((question) => [question, textOf(form, `answer.${question}`)] as const)
  return {
    // A field that two columns have been given is the first one's.
    ...sheetFrom(
      form,
      columns.map((field, i) => (field !== null && columns.indexOf(field) < i ? null : field)),
    ),
    amountUnit: unit === '' ? null : Number(unit),
    amountCurrency: textOf(form, 'amountCurrency') || YUAN,
    datum: textOf(form, 'datum') || null,
    forAll: Object.fromEntries(forAll.filter(([, value]) => value !== '')),
    turnSwapped: form.get('turnSwapped') !== null,
    fillDown: form.getAll('fillDown').map(Number),
    answers: Object.fromEntries(answers.filter(([, value]) => value !== '')),
    words: wordsFrom(words),
  }
}

/** The query of the page that the form stands on. */
const hereOf = (form: FormData): string => (/^(\?[\w=&-]*)?$/.test(textOf(form, 'here')) ? textOf(form, 'here') : '')

const choicesFrom = (form: FormData) =>
  Object.fromEntries(['bad', 'changed', 'doubtful', 'state'].map((name) => [name, textOf(form, name)]))

export const checkColumns = guarded('editor', (actor: Actor, form: FormData) =>
  withFile(form, async (id) => {
    const { words, isWhole } = await withNewTerms(actor, sentWords(form))
    await actions.checkWith(actor, id, settingsFrom(form, words))
    if (!isWhole) throw new actions.Refused('new-term')
  }),
)

export const chooseTable = guarded('editor', (actor: Actor, form: FormData) =>
  withFile(form, (id) => actions.readTable(actor, id, textOf(form, 'table'))),
)

export const readIn = guarded('editor', (actor: Actor, form: FormData) =>
  withFile(form, (id) => actions.readEncoded(actor, id, textOf(form, 'encoding'))),
)

/** What the rows of the table are. */
export const readAsKind = guarded('editor', (actor: Actor, form: FormData) =>
  withFile(form, (id) => sheets.chooseKind(actor, id, textOf(form, 'holds'))),
)

/** One choice for all rows that have a problem in common. */
export const cure = guarded('editor', (actor: Actor, form: FormData) =>
  withFile(form, async (id) => {
    const batch = await getBatch(actor, id)
    if (!batch) throw new actions.Refused('gone')
    await actions.checkWith(actor, id, cured(batch.settings, textOf(form, 'cure'), textOf(form, 'value')))
  }),
)

export const correctRow = guarded('editor', (actor: Actor, form: FormData) => {
  const cells = [...form].flatMap(([name, value]) => (name.startsWith('cell.') ? [[name.slice(5), String(value)]] : []))
  const no = Number(textOf(form, 'no'))
  return withFile(form, (id) => actions.correctCells(actor, id, no, Object.fromEntries(cells)), hereOf(form))
})

export const columnsAgain = guarded('editor', (actor: Actor, form: FormData) =>
  withFile(form, (id) => actions.chooseColumnsAgain(actor, id)),
)

export const chooseAll = guarded('editor', (actor: Actor, form: FormData) =>
  withFile(form, (id) => actions.choose(actor, id, choicesFrom(form))),
)

/** The choices as they stand in the form hold, applied before or not. */
export const start = guarded('editor', (actor: Actor, form: FormData) =>
  withFile(form, async (id) => {
    await actions.choose(actor, id, choicesFrom(form))
    await actions.startImport(actor, id)
  }),
)

export const chooseRow = guarded('editor', (actor: Actor, form: FormData) => {
  const no = Number(textOf(form, 'no'))
  return withFile(
    form,
    (id) => actions.setRowChoice(actor, id, no, textOf(form, 'choice') || null),
    `${hereOf(form)}#row-${no}`,
  )
})

export const takeIn = guarded('editor', (actor: Actor, form: FormData) =>
  withFile(form, (id) =>
    actions.takeRowIn(actor, id, Number(textOf(form, 'no')), textOf(form, 'isTakenIn') === 'true'),
  ),
)

/** Sends addresses of the file out of the house, which the form says. */
export const lookUpPositions = guarded('editor', (actor: Actor, form: FormData) =>
  withFile(form, (id) => geocoding.askPositions(actor, id)),
)

export const acceptPositions = guarded('editor', (actor: Actor, form: FormData) =>
  withFile(form, (id) => geocoding.takePositions(actor, id, form.getAll('address').map(String))),
)

export const cancel = guarded('editor', (actor: Actor, form: FormData) =>
  withFile(form, (id) => actions.cancelStep(actor, id)),
)

export const dropFile = guarded('editor', (actor: Actor, form: FormData) =>
  withFile(form, (id) => actions.dropBatch(actor, id)),
)

export const undo = guarded('editor', (actor: Actor, form: FormData) =>
  withFile(form, (id) => actions.askUndo(actor, id)),
)
