export const dynamic = 'force-dynamic'

/** 200 while this process answers at all, whatever the database does: a restart would mend nothing else. */
export const GET = (): Response => Response.json({ status: 'ok' }, { headers: { 'Cache-Control': 'no-store' } })
