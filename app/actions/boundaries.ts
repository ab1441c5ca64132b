'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { localPath } from '#components/paths'
import { SHAPE_KINDS, type ShapeKind } from '#geo/shapes/map-shapes'
import { type Assignment, keyOfFinding } from '#geo/shapes/reading'
import { BoundaryRefusal, showShapes } from '#prisma/boundaries/publish'
import {
  FactsInput,
  forgetUpload,
  getUpload,
  keepFacts,
  publishUpload,
  readAgain,
  TypedFactsInput,
  UploadSettingsInput,
} from '#prisma/boundaries/uploads'
import { guarded } from '../guard'
import { localeOf, textOf } from './form'

type Problem = BoundaryRefusal['code'] | 'facts' | 'settings' | null

/** Back to a page of the boundaries, with what went wrong; `kind`: with which shapes, where the page does not tell. */
function lead(form: FormData, path: string, problem: Problem, kind?: ShapeKind): never {
  const here = localPath(localeOf(form), `/manage/boundaries${path}`)
  revalidatePath('/', 'layout')
  redirect(problem ? `${here}?error=${problem}${kind ? `&kind=${kind}` : ''}` : here)
}

async function codeOf(work: Promise<unknown>): Promise<Problem> {
  try {
    await work
    return null
  } catch (error) {
    if (error instanceof BoundaryRefusal) return error.code
    throw error
  }
}

/** The last line of history that the page has printed: who sends none has seen none. */
const seenLine = (form: FormData) => Number(textOf(form, 'seen'))

const uploadPath = (form: FormData) => `/${encodeURIComponent(textOf(form, 'id'))}`

function assignmentOf(form: FormData, i: number): Assignment | null {
  const text = (name: string) => textOf(form, `${name}.${i}`)
  const to = text('to')
  if (to === 'skip') return { to: 'skip' }
  if (to === 'new') return { to: 'new', id: text('code'), cityId: text('city'), zh: text('zh'), en: text('en') }
  return to === '' ? null : { to: 'district', id: to }
}

const factsOf = (form: FormData) => ({
  source: textOf(form, 'source'),
  licence: textOf(form, 'licence'),
  date: textOf(form, 'date'),
  approvalNumber: textOf(form, 'approvalNumber'),
  isSchematic: form.get('isSchematic') === 'on',
  note: textOf(form, 'note'),
})

export const checkShapesAgain = guarded('admin', async (_actor, form: FormData) => {
  const upload = await getUpload(textOf(form, 'id'))
  if (!upload) lead(form, '', 'gone')
  // Only what differs from how the file was matched is a choice of the admin's.
  const assignments = upload.reading.features.flatMap(({ becomes, by }, i) => {
    const chosen = assignmentOf(form, i)
    return chosen && (by === 'hand' || JSON.stringify(chosen) !== JSON.stringify(becomes)) ? [[i, chosen]] : []
  })
  const mends = form.get('mends') === 'on'
  const wanted = new Set(form.getAll('fix'))
  const fixable = upload.reading.findings.filter(({ canMend }) => canMend).map(keyOfFinding)
  // Who turns all fixes on or off means all.
  const fixes = mends === upload.settings.mends ? fixable.map((key) => [key, wanted.has(key)]) : []
  const settings = UploadSettingsInput.safeParse({
    datum: textOf(form, 'datum'),
    encoding: textOf(form, 'encoding'),
    keepsOthers: form.get('keepsOthers') === 'on',
    mends,
    fixes: Object.fromEntries(fixes),
    isElsewhere: form.get('isElsewhere') === 'on',
    assignments: Object.fromEntries(assignments),
    facts: factsOf(form),
  })
  if (!settings.success) lead(form, uploadPath(form), 'settings')
  lead(form, uploadPath(form), await codeOf(readAgain(upload.id, settings.data)))
})

export const publishBoundaries = guarded('admin', async (actor, form: FormData) => {
  const id = textOf(form, 'id')
  await keepFacts(id, TypedFactsInput.parse(factsOf(form)))
  const facts = FactsInput.safeParse(factsOf(form))
  if (!facts.success) lead(form, uploadPath(form), 'facts')
  const problem = await codeOf(publishUpload(id, facts.data, actor.name, seenLine(form)))
  lead(form, problem === null || problem === 'gone' ? '' : uploadPath(form), problem)
})

export const showBoundaries = guarded('admin', async (actor, form: FormData) => {
  const kind = SHAPE_KINDS.find((name) => name === form.get('kind'))
  const set = textOf(form, 'set')
  if (!kind || !/^\d{0,9}$/.test(set)) lead(form, '', 'gone')
  const why = textOf(form, 'why').slice(0, 300)
  const shown = showShapes(kind, set === '' ? null : Number(set), why, actor.name, seenLine(form))
  lead(form, '', await codeOf(shown), kind)
})

export const forgetBoundaries = guarded('admin', async (_actor, form: FormData) => {
  await forgetUpload(textOf(form, 'id'))
  lead(form, '', null)
})
