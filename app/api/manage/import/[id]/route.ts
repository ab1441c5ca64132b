import { stepTotal } from '#geo/import/batch'
import { getBatch, getQueue } from '#prisma/import/read'
import { wakeQueue } from '#prisma/import/wake-queue'
import { guardedRoute } from '../../../../guard'

/**
 * How far a file has come: `{ state, done, total, ahead }`; `ahead`: how many are before it, null once it has its
 * turn.
 */
export const GET = guardedRoute('editor', async (actor, _, { id }: { readonly id: string }) => {
  const batch = await getBatch(actor, id)
  if (!batch) return Response.json({ error: 'There is no such import.' }, { status: 404 })
  if (['reading', 'checking', 'running', 'undoing'].includes(batch.state)) wakeQueue()
  const { state, done } = batch
  const ahead = (await getQueue(actor)).find((one) => one.id === id && one.isWaiting)?.ahead ?? null
  return Response.json({ state, done, total: stepTotal(batch), ahead })
})
