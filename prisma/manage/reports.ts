/** What readers say is wrong: kept for editors, never shown in public. */

import '#server-only'
import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { LOCALES } from '#geo/vocabulary'
import { database } from '../client'
import { allow } from '../rate-limit'
import { url } from '../records/column-schemas'

const empty = (text: string) => (text === '' ? null : text)

export const NewReport = z.strictObject({
  path: z.string().regex(/^\/[^\s]{0,300}$/),
  locale: z.enum(LOCALES as readonly [string, ...string[]]),
  text: z.string().trim().min(3).max(4000),
  url: z.union([z.literal(''), url.max(1000)]).transform(empty),
  email: z.union([z.literal(''), z.email().max(200)]).transform(empty),
})

export interface Report {
  readonly id: string
  /** ISO timestamp. */
  readonly at: string
  readonly path: string
  readonly text: string
  readonly url: string | null
  readonly email: string | null
}

/** From one address; and from all together, so that many addresses cannot fill the database. */
const PER_ADDRESS = { max: 5, windowS: 3600 } as const
const IN_ALL = { max: 500, windowS: 86_400 } as const

/** False: too many came from this address, or today. The address itself is not kept, only a hash that counts. */
export async function addReport(report: z.output<typeof NewReport>, address: string): Promise<boolean> {
  const key = createHash('sha256').update(address).digest('hex').slice(0, 24)
  if (!(await allow(`report ${key}`, PER_ADDRESS)) || !(await allow('reports', IN_ALL))) return false
  await database().report.create({ data: { id: randomUUID(), ...report } })
  return true
}

const MOST = 100

/** Those that wait, oldest first, at most 100. */
export async function openReports(): Promise<Report[]> {
  const rows = await database().report.findMany({ where: { state: 'open' }, orderBy: { at: 'asc' }, take: MOST })
  return rows.map(({ id, at, path, text, url, email }) => ({ id, at: at.toISOString(), path, text, url, email }))
}

export const countReports = (): Promise<number> => database().report.count({ where: { state: 'open' } })

/** Only one that is still open changes. */
export async function closeReport(id: string, state: 'done' | 'dismissed', by: string): Promise<void> {
  await database().report.updateMany({
    where: { id, state: 'open' },
    data: { state, handledBy: by, handledAt: new Date() },
  })
}
