/**
 * `npm run synthetic -- --projects 100000 --seed 7`: fills the database of DATABASE_URL, or an embedded one in
 * `.data/synthetic`, with synthetic projects, and says how to look at them.
 */

import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { startEmbedded } from '../embedded'
import { migrate } from '../migrate'
import { fillSynthetic } from '../synthetic/write'

const DIR = '.data/synthetic'
const MAX_PROJECTS = 5_000_000

const Options = z.object({
  projects: z.coerce.number().int().min(1).max(MAX_PROJECTS),
  seed: z.coerce
    .number()
    .int()
    .min(0)
    .max(2 ** 32 - 1),
})

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { projects: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } },
  })
  const options = Options.safeParse(values)
  if (!options.success) {
    console.error(`--projects is a whole number from 1 to ${MAX_PROJECTS}, --seed one from 0 to 4294967295.`)
    return 2
  }
  const databaseUrl = process.env.DATABASE_OWNER_URL || process.env.DATABASE_URL
  const embedded = databaseUrl ? null : await startEmbedded({ dir: join(import.meta.dirname, '..', '..', DIR) })
  try {
    const url = databaseUrl ?? embedded!.url
    await migrate(url)
    const startedAt = performance.now()
    const isNew = await fillSynthetic(url, { ...options.data, say: console.log })
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
    console.log(isNew ? `${options.data.projects} synthetic projects in ${seconds} s.` : 'They are there already.')
    console.log(`To look at them: ${databaseUrl ? '' : `DATA_DIR=${DIR} `}npm start`)
    return 0
  } finally {
    await embedded?.stop()
  }
}

process.exitCode = await main().catch((error: Error) => {
  console.error(error.message)
  return 1
})
