/**
 * `npm run publish:static -- --out folder --url https://host/folder/`: writes the newest revision of DATABASE_URL, or
 * of the embedded database, as files. `--url` is where they will be served.
 */

import '#server-only'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { disconnect } from '#prisma/client'
import { startEmbedded } from '#prisma/embedded/index'
import { closeSnapshot } from '#prisma/live/current-snapshot'
import { publish } from './publish'

const { values } = parseArgs({ options: { out: { type: 'string', default: 'published' }, url: { type: 'string' } } })
const embedded = process.env.DATABASE_URL ? null : await startEmbedded()
if (embedded) process.env.DATABASE_URL = embedded.url
try {
  const began = performance.now()
  const folder = resolve(values.out)
  const { projects, revision } = await publish(folder, addressOf(values.url))
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`${projects} projects of revision ${revision} in ${folder}, in ${seconds} s.`)
  if (!values.url) console.log('Without --url there are no feeds, and the files do not link to pages.')
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await closeSnapshot()
  await disconnect()
  await embedded?.stop()
}

/** Whole, and as a folder: what stands in it is found from there. */
function addressOf(text: string | undefined): URL | null {
  if (text === undefined) return null
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.search || url.hash)
    throw new Error('--url must be a whole address, such as https://host/folder/')
  return url.pathname.endsWith('/') ? url : new URL(`${url.href}/`)
}
