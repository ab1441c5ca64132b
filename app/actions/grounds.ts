'use server'

import { revalidatePath } from 'next/cache'
import { deleteGround, GroundInput, groundProblem, writeGround } from '#prisma/ground/grounds'
import { guarded } from '../guard'
import { textOf } from './form'

/** `wrong` names the fields that are, or what is amiss with the id or the file. */
export type GroundState =
  | { readonly outcome: 'saved' | 'removed' }
  | { readonly outcome: 'wrong'; readonly fields: readonly string[] }

export const saveGround = guarded('admin', async (actor, _: unknown, form: FormData): Promise<GroundState> => {
  const text = (name: string) => textOf(form, name)
  const input = GroundInput.safeParse({
    ...{
      id: text('id'),
      kind: text('kind'),
      zh: text('zh'),
      en: text('en'),
      url: text('url'),
      urlDark: text('urlDark'),
    },
    ...{
      set: text('set') || 'vec',
      key: text('key'),
      attribution: text('attribution'),
      approvalNumber: text('approvalNumber'),
    },
    hosts: text('hosts').split(/\s+/).filter(Boolean),
    maxZoom: text('maxZoom'),
    mayExport: form.get('mayExport') === 'on',
    isDefault: form.get('isDefault') === 'on',
  })
  if (!input.success)
    return { outcome: 'wrong', fields: [...new Set(input.error.issues.map(({ path }) => String(path[0] ?? '')))] }
  const problem = await groundProblem(input.data, form.get('isNew') !== null)
  if (problem) return { outcome: 'wrong', fields: [problem] }
  await writeGround(input.data, actor.name)
  revalidatePath('/', 'layout')
  return { outcome: 'saved' }
})

export const removeGround = guarded('admin', async (_actor, _: unknown, form: FormData): Promise<GroundState> => {
  await deleteGround(textOf(form, 'id'))
  revalidatePath('/', 'layout')
  return { outcome: 'removed' }
})
