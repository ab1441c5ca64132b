import { z } from 'zod'
import { RECORD_TYPES } from '#geo/edit/values'
import { cleanText } from '#geo/text/clean-text'
import { similarRecords } from '#prisma/manage/record'
import { guardedRoute } from '../../../guard'

const Query = z.object({ type: z.enum(RECORD_TYPES), q: z.string().overwrite(cleanText).trim().min(2).max(200) })

/** The records that a half-typed name may already be: `{ records: [{ type, id, zh, en }] }`, most alike first. */
export const GET = guardedRoute('editor', async (_, request) => {
  const query = Query.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!query.success)
    return Response.json({ error: 'type: a type of record; q: a text of 2 to 200 characters' }, { status: 400 })
  return Response.json({ records: await similarRecords(query.data.type, query.data.q) })
})
