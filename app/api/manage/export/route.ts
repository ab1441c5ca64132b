import '#server-only'
import { Readable } from 'node:stream'
import { localDate } from '#geo/text/format'
import { archiveDownload } from '#prisma/archive/download'
import { logSecurity } from '#prisma/auth/security-log'
import { databaseUrl } from '#prisma/client'
import { guardedRoute } from '../../../guard'

/** Everything in one file, as `npm run export` writes it. Admins only. */
export const GET = guardedRoute('admin', async (actor, { signal }) => {
  logSecurity('archive-taken', { user: actor.id })
  const { body, size } = await archiveDownload(databaseUrl(), signal)
  const name = `landing-map-${localDate(new Date())}.gz`
  return new Response(Readable.toWeb(body) as BodyInit, {
    headers: {
      'content-type': 'application/gzip',
      'content-length': String(size),
      'content-disposition': `attachment; filename="${name}"`,
    },
  })
})
