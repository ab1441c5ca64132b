// Writes the Prisma client after install. It needs no schema engine, but Prisma fetches one unless told where it is,
// so it is told.
import { spawnSync } from 'node:child_process'

const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath }
const cli = new URL('../node_modules/prisma/build/index.js', import.meta.url).pathname
const { status } = spawnSync(process.execPath, [cli, 'generate', '--no-hints'], { env, stdio: 'inherit' })
process.exit(status ?? 1)
