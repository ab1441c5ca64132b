/** Reads and writes what admins set for everybody. */

import '#server-only'
import { z } from 'zod'
import { DEFAULT_SETTINGS, type Settings, STALE_MONTHS } from '#geo/edit/settings'
import { line } from '../line'
import { cachedRead, forgetRead } from '../live/cached-read'
import { type Stored, table } from '../tables'
import { query, transaction } from '../transaction'

export const SettingsInput = z.strictObject({
  staleMonths: z.coerce.number().int().min(STALE_MONTHS.min).max(STALE_MONTHS.max),
  approvalNumber: line(60),
  contact: line(200),
  licenceZh: line(120),
  licenceEn: line(120),
  licenceUrl: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(300)]),
})

const NAME = 'settings'

/** The settings as of two seconds ago or less. */
export const readSettings = (): Promise<Settings> => cachedRead(NAME, readTable)

const [s, old, fresh] = [table('Setting'), table('Setting', '"Setting"'), table('Setting', 'EXCLUDED')]

/** What a later version has written and this one does not know is left out. */
async function readTable(): Promise<Settings> {
  const names = Object.keys(DEFAULT_SETTINGS) as (keyof Settings)[]
  const rows = await query<Stored<'Setting', 'key' | 'value'>>(
    `SELECT ${s.key}, ${s.value} FROM ${s} WHERE ${s.key} = ANY($1)`,
    [names],
  )
  const given = Object.fromEntries(rows.map(({ key, value }) => [key, value]))
  const entries = names.map((name) => {
    const read = SettingsInput.shape[name].safeParse(given[name])
    return [name, read.success ? read.data : DEFAULT_SETTINGS[name]]
  })
  return Object.fromEntries(entries) as Settings
}

export async function writeSettings(settings: z.output<typeof SettingsInput>, by: string): Promise<void> {
  await transaction(async (tx) => {
    for (const [key, value] of Object.entries(settings))
      await tx(
        `INSERT INTO ${s} (${s.key}, ${s.value}, ${s.updatedBy}) VALUES ($1, $2, $3) ON CONFLICT (${s.key}) DO UPDATE
          SET ${s.value} = ${fresh.value}, ${s.updatedBy} = ${fresh.updatedBy}, ${s.updatedAt} = now()
          WHERE ${old.value} <> ${fresh.value}`,
        [key, JSON.stringify(value), by],
      )
  })
  forgetRead(NAME)
}
