import { currentSnapshot, databaseIsUp } from '#prisma/live/current-snapshot'

export const dynamic = 'force-dynamic'

/** 200 while the database answers and the projects are in memory, else 503; which of the two is told, but no reason. */
export async function GET(): Promise<Response> {
  const snapshot = await currentSnapshot().catch(() => null)
  const database = databaseIsUp()
  const isHealthy = snapshot !== null && database
  return Response.json(
    {
      status: isHealthy ? 'ok' : 'unavailable',
      database: database ? 'up' : 'down',
      revision: snapshot?.revision ?? null,
      snapshot: snapshot ? { projects: snapshot.count, located: snapshot.located } : null,
    },
    { status: isHealthy ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  )
}
