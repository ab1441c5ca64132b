/**
 * `npm run publish:static -- --out folder`: writes the newest revision of DATABASE_URL, or of the embedded database,
 * as files.
 */

import '#server-only'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { disconnect } from '#prisma/client'
import { startEmbedded } from '#prisma/embedded/index'
import { closeSnapshot } from '#prisma/live/current-snapshot'
import { publish } from './publish'

const { values } = parseArgs({ options: { out: { type: 'string', default: 'published' } } })
const embedded = process.env.DATABASE_URL ? null : await startEmbedded()
if (embedded) process.env.DATABASE_URL = embedded.url
try {
  const began = performance.now()
  const folder = resolve(values.out)
  const { projects, revision } = await publish(folder)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`${projects} projects of revision ${revision} in ${folder}, in ${seconds} s.`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await closeSnapshot()
  await disconnect()
  await embedded?.stop()
}
