'use server'

import { revalidatePath } from 'next/cache'
import { SettingsInput, writeSettings } from '#prisma/manage/settings'
import { guarded } from '../guard'
import { textOf } from './form'

export type SettingsState = 'saved' | 'wrong'

export const saveSettings = guarded('admin', async (actor, _: unknown, form: FormData): Promise<SettingsState> => {
  const input = SettingsInput.safeParse({
    staleMonths: textOf(form, 'staleMonths') || null,
    approvalNumber: textOf(form, 'approvalNumber'),
    contact: textOf(form, 'contact'),
    licenceZh: textOf(form, 'licenceZh'),
    licenceEn: textOf(form, 'licenceEn'),
    licenceUrl: textOf(form, 'licenceUrl').trim(),
  })
  if (!input.success) return 'wrong'
  await writeSettings(input.data, actor.name)
  revalidatePath('/', 'layout')
  return 'saved'
})
