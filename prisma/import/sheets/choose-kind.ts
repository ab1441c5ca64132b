/** What the rows of a table are, where its headings do not tell, or tell wrongly. */

import '#server-only'
import { z } from 'zod'
import type { Actor } from '#geo/edit/roles'
import { suggestSettings } from '#geo/import/settings'
import { readAs, SHEET_KINDS } from '#geo/import/sheets/sheet-columns'
import { sheetSettings } from '#geo/import/sheets/sheet-settings'
import { move, openBatch } from '../actions'

/** Reads the headings as those of such a sheet, or of a table of projects. */
export async function chooseKind(actor: Actor, id: string, input: unknown): Promise<void> {
  const { headings, ...batch } = await openBatch(actor, id)
  const kind = z.enum(['projects', ...SHEET_KINDS]).parse(input)
  const settings = kind === 'projects' ? suggestSettings(headings) : sheetSettings(headings, readAs(kind, headings))
  await move({ headings, ...batch }, 'mapping', { settings, problem: null })
}
