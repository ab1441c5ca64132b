import { currentSnapshot, databaseIsUp, snapshotLag } from '#prisma/live/current-snapshot'

export const dynamic = 'force-dynamic'

/** Longer than the largest change takes to be read (docs/scale.md). */
const MAX_LAG_MS = Number(process.env.HEALTH_MAX_LAG_SECONDS || 30) * 1000

/**
 * 200 while the database answers and its newest revision is served, or has not been for half a minute at most; else
 * 503. Tells which of the two it is and how far behind, but no reason. For load balancers: a process manager asks
 * /api/health/live.
 */
export async function GET(): Promise<Response> {
  const snapshot = await currentSnapshot().catch(() => null)
  const database = databaseIsUp()
  const lag = snapshotLag()
  const isStale = lag.ms > MAX_LAG_MS
  const isHealthy = snapshot !== null && database && !isStale
  return Response.json(
    {
      status: isHealthy ? 'ok' : database && isStale ? 'stale' : 'unavailable',
      database: database ? 'up' : 'down',
      revision: snapshot?.revision ?? null,
      lag: { revision: lag.known, seconds: Math.round(lag.ms / 100) / 10 },
      snapshot: snapshot ? { projects: snapshot.count, located: snapshot.located } : null,
    },
    { status: isHealthy ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  )
}
