'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { importOf } from '#components/messages/import'
import { localPath } from '#components/paths'
import type { Actor } from '#geo/edit/roles'
import { Refused } from '#prisma/import/actions'
import { declineFigures, prepareFigures } from '#prisma/manage/figure-offer'
import { guarded } from '../guard'
import { localeOf } from './form'

/** Prepares the imports of what comes with this program, and leads to them. */
export const openOffer = guarded('reviewer', async (actor: Actor, form: FormData): Promise<void> => {
  const locale = localeOf(form)
  let error = ''
  try {
    await prepareFigures(actor, importOf(locale).sheets.offer.files)
  } catch (refusal) {
    if (!(refusal instanceof Refused)) throw refusal
    error = `?error=${refusal.code}`
  }
  redirect(localPath(locale, `/manage/import${error}`))
})

export const declineOffer = guarded('reviewer', async (actor: Actor, form: FormData): Promise<void> => {
  await declineFigures(actor)
  revalidatePath('/[locale]/manage', 'page')
  redirect(localPath(localeOf(form), '/manage'))
})
