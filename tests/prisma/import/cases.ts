/** Files of tests/cases/import on their way through the import. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Actor } from '#geo/edit/roles'
import type { Batch, BatchRow } from '#geo/import/batch'
import type { ImportSettings } from '#geo/import/settings'
import { getRows } from '#prisma/import/read'
import { checked, read } from './support'

const caseFile = (name: string): Buffer => readFileSync(join(import.meta.dirname, '..', '..', 'cases', 'import', name))

/** The settings that a file is met with, before anybody has chosen anything. */
export const settingsOf = async (actor: Actor, name: string): Promise<Batch> => read(actor, caseFile(name), name)

/** The rows of a file after the first check, with what was chosen. */
export async function rowsOf(actor: Actor, name: string, change: Partial<ImportSettings> = {}): Promise<BatchRow[]> {
  const batch = await checked(actor, caseFile(name), change)
  return getRows(batch.id, 'all', 1)
}

/** What a row says is wrong with `field`; nothing of other fields. */
export const codesOf = (row: BatchRow, ...fields: readonly (string | null)[]): string[] =>
  row.problems.filter(({ field }) => fields.includes(field)).map(({ code }) => code)
