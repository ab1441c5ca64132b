import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type { MigrationList, SchemaEngine, SchemaFilter } from '@prisma/schema-engine-wasm'
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'

const FILTERS: SchemaFilter = { externalTables: [], externalEnums: [] }

export interface PrismaMigrate {
  /** `prisma migrate deploy`: the names of what it applied. */
  deploy(): Promise<string[]>
  /** `prisma migrate status`. */
  status(): ReturnType<SchemaEngine['diagnoseMigrationHistory']>
  /** `prisma migrate resolve --rolled-back`. */
  rollBack(migrationName: string): Promise<void>
}

/** Prisma's own migration engine (its WebAssembly build) on a database and a folder of the given migrations. */
export function prismaMigrate(url: string, migrations: Readonly<Record<string, string>>): PrismaMigrate {
  const migrationsList: MigrationList = {
    baseDir: '/migrations',
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"' },
    shadowDbInitScript: '',
    migrationDirectories: Object.entries(migrations).map(([path, value]) => ({
      path,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value } },
    })),
  }
  return {
    deploy: async () =>
      (await once(url, (engine) => engine.applyMigrations({ migrationsList, filters: FILTERS }))).appliedMigrationNames,
    status: () =>
      once(url, (engine) =>
        engine.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters: FILTERS }),
      ),
    rollBack: async (migrationName) =>
      void (await once(url, (engine) => engine.markMigrationRolledBack({ migrationName }))),
  }
}

/** One command as the command line runs it: its connections, and with them its lock, end with it. */
async function once<Result>(url: string, command: (engine: SchemaEngine) => Promise<Result>): Promise<Result> {
  load()
  const pool = new pg.Pool({ connectionString: url })
  try {
    const factory = bindMigrationAwareSqlAdapterFactory(new WholeScripts(pool))
    return await command(await glue.SchemaEngine.new({ datamodels: undefined }, () => {}, factory))
  } finally {
    await pool.end()
  }
}

/** The adapter cuts scripts at each semicolon, also inside a function's body; the native engine sends them whole. */
class WholeScripts extends PrismaPg {
  override async connect() {
    const adapter = await super.connect()
    adapter.executeScript = async (script) => void (await adapter.underlyingDriver().query(script))
    return adapter
  }
}

let isLoaded = false

/** Once: the glue knows one instance. */
function load(): void {
  if (isLoaded) return
  isLoaded = true
  const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'))
  const module = new WebAssembly.Module(readFileSync(join(folder, 'schema_engine_bg.wasm')))
  const { exports } = new WebAssembly.Instance(module, {
    './schema_engine_bg.js': { ...glue } as WebAssembly.ModuleImports,
  })
  glue.__wbg_set_wasm(exports)
  const start = exports.__wbindgen_start as () => void
  start()
}
