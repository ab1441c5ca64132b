import '#server-only'
import { Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import { archiveLines } from '#prisma/archive/export'
import { databaseUrl } from '#prisma/client'
import { guardedRoute } from '../../../guard'

/** Everything in one file, as `npm run export` writes it. Admins only. */
export const GET = guardedRoute('admin', async () => {
  const body = Readable.toWeb(Readable.from(archiveLines(databaseUrl())).pipe(createGzip()))
  const name = `landing-map-${new Date().toISOString().slice(0, 10)}.gz`
  return new Response(body as unknown as BodyInit, {
    headers: { 'content-type': 'application/gzip', 'content-disposition': `attachment; filename="${name}"` },
  })
})
