import { z } from 'zod'
import { messagesOf } from '#components/messages/index'
import { cleanText } from '#geo/text/clean-text'
import { suggest } from '#prisma/read/search'

const Query = z.object({ q: z.string().overwrite(cleanText).trim().min(1).max(100) })
const [zh, en] = [messagesOf('zh'), messagesOf('en')]
const KINDS = {
  organisation: { zh: zh.home.types.organisation, en: en.home.types.organisation },
  town: { zh: zh.map.town, en: en.map.town },
}

/**
 * What a half-typed search may mean: `{ suggestions: Suggestion[] }`, best first. 400 without `q`; 503 without a
 * database.
 */
export async function GET(request: Request): Promise<Response> {
  const query = Query.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!query.success) return Response.json({ error: 'q: a text of 1 to 100 characters' }, { status: 400 })
  try {
    const suggestions = await suggest(query.data.q, KINDS)
    return Response.json({ suggestions }, { headers: { 'Cache-Control': 'public, max-age=30' } })
  } catch (error) {
    console.error('Suggestions failed:', error)
    return Response.json({ error: 'The database cannot be reached.' }, { status: 503 })
  }
}
