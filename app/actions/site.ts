'use server'

import { revalidatePath } from 'next/cache'
import type { SiteFormState } from '#components/site-settings/site-form'
import { pathInForm, siteFromForm } from '#geo/site/site-form'
import { SiteInput } from '#prisma/settings/input'
import { siteHistory, writeSite } from '#prisma/site/history'
import { guarded } from '../guard'
import { versionOf } from './form'

export const saveSite = guarded('admin', async (actor, _: unknown, form: FormData): Promise<SiteFormState> => {
  const given = SiteInput.safeParse(siteFromForm(form))
  if (!given.success) {
    const problems = given.error.issues.map(({ path, message }) => ({
      path: pathInForm(form, path.join('.')),
      reason: message,
    }))
    return { outcome: 'wrong', problems: problems.slice(0, 20) }
  }
  return answerTo(await writeSite(given.data, versionOf(form), actor))
})

/** Makes a former version the newest one; 0 is what the installation began with. */
export const restoreSite = guarded('admin', async (actor, _: unknown, form: FormData): Promise<SiteFormState> => {
  const version = versionOf(form)
  const restored = Number(form.get('restored'))
  const versions = await siteHistory()
  const site =
    restored === 0
      ? versions.find((line) => line.version === 1)?.before
      : versions.find((line) => line.version === restored)?.after
  return answerTo(site ? await writeSite(site, version, actor, 'restore') : null)
})

/** A conflict tells no newer version: what somebody else has saved is not written over by saving once more. */
function answerTo(version: number | null): SiteFormState {
  revalidatePath('/', 'layout')
  return version === null ? { outcome: 'conflict' } : { outcome: 'saved', version }
}
