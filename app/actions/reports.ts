'use server'

import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { addReport, closeReport, NewReport } from '#prisma/manage/reports'
import { guarded, open } from '../guard'
import { localeOf, textOf } from './form'

export type ReportState = 'thanks' | 'problem' | 'tooMany' | null

/** A person needs longer than this to write. */
const LEAST_MS = 3000

/**
 * Open to everybody. A report that fills in the field people do not see, or comes faster than a person can type, is
 * thanked for and dropped, so that a program learns nothing.
 */
export const sendReport = open(async (_: unknown, form: FormData): Promise<ReportState> => {
  const input = NewReport.safeParse({
    path: textOf(form, 'path'),
    locale: localeOf(form),
    text: textOf(form, 'text'),
    url: textOf(form, 'url'),
    email: textOf(form, 'email'),
  })
  if (!input.success) return 'problem'
  const shownAt = Number(textOf(form, 'shown') || Number.NaN)
  const isByPerson = Date.now() - shownAt >= LEAST_MS && textOf(form, 'website') === ''
  if (!isByPerson) return 'thanks'
  const address = (await headers()).get('x-forwarded-for') ?? ''
  return (await addReport(input.data, address)) ? 'thanks' : 'tooMany'
})

/** Marks a report as done or dismissed. */
export const handleReport = guarded('editor', async (actor, form: FormData) => {
  const state = textOf(form, 'state')
  if (state === 'done' || state === 'dismissed') await closeReport(textOf(form, 'id'), state, actor.name)
  revalidatePath('/[locale]/manage/reports', 'page')
})
