/** What the rows of a table are, where its headings do not tell, or tell wrongly. */

import '#server-only'
import { z } from 'zod'
import type { Actor } from '#geo/edit/roles'
import { suggestSettings } from '#geo/import/settings'
import { SHEET_KINDS } from '#geo/import/sheets/sheet-columns'
import { query } from '../../transaction'
import { move, openBatch } from '../actions'
import { readRows } from '../tables'
import { suggestSheet } from './suggest-sheet'

/** What the table holds is seen from these. */
const SAMPLE = 200

/** Reads the headings as those of such a sheet, or of a table of projects. */
export async function chooseKind(actor: Actor, id: string, input: unknown): Promise<void> {
  const { headings, ...batch } = await openBatch(actor, id)
  const kind = z.enum(['projects', ...SHEET_KINDS]).parse(input)
  const settings =
    kind === 'projects'
      ? suggestSettings(headings)
      : await suggestSheet(query, { headings, unit: null, rows: await readRows(query, id, 0, SAMPLE) }, kind)
  await move({ headings, ...batch }, 'mapping', { settings, problem: null })
}
