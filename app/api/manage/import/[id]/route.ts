import { getBatch } from '#prisma/import/read'
import { wakeQueue } from '#prisma/import/wake-queue'
import { guardedRoute } from '../../../../guard'

/** How far a file has come: `{ state, done, total }`. */
export const GET = guardedRoute('editor', async (actor, _, { id }: { readonly id: string }) => {
  const batch = await getBatch(actor, id)
  if (!batch) return Response.json({ error: 'There is no such import.' }, { status: 404 })
  if (['reading', 'checking', 'running', 'undoing'].includes(batch.state)) wakeQueue()
  const { state, done, total } = batch
  return Response.json({ state, done, total })
})
