/**
 * Reads and writes the grounds of an installation: those that admins keep, and those that the operator sets by
 * environment.
 */

import '#server-only'
import { basename } from 'node:path'
import { z } from 'zod'
import { BUILT_IN, GROUND_KINDS, type Ground, TIANDITU_KEY, TIANDITU_SETS, TIANDITU_ZOOMS } from '#geo/ground/ground'
import { line } from '../line'
import { cachedRead, forgetRead } from '../live/cached-read'
import { query, transaction } from '../transaction'
import { groundFileProblem } from './files'
import { operatorsGrounds } from './operators'

/** An address that a reader's browser may fetch: https, http of this machine for trying out, or a path of this site. */
const address = line(2000).refine(isAddress, { error: 'address' })
const origin = line(300).refine((text) => isAddress(text) && !text.startsWith('/') && new URL(text).origin === text, {
  error: 'origin',
})

function isAddress(text: string): boolean {
  if (/^\/ground\/[A-Za-z0-9._-]+$/.test(text)) return true
  try {
    const { protocol, hostname, username, password } = new URL(text.replace('{s}', '0'))
    const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
    return username === '' && password === '' && (protocol === 'https:' || (protocol === 'http:' && isLocal))
  } catch {
    return false
  }
}

/** What a form sends. Errors name the field. */
export const GroundInput = z
  .strictObject({
    id: line(40).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    kind: z.enum(GROUND_KINDS),
    zh: line(40).min(1),
    en: line(40).min(1),
    url: address,
    urlDark: z.union([z.literal(''), address]),
    set: z.enum(TIANDITU_SETS),
    key: line(100),
    hosts: z.array(origin).max(20),
    attribution: line(300).min(1),
    approvalNumber: line(60),
    maxZoom: z.coerce.number().int().min(1).max(22),
    mayExport: z.boolean(),
    isDefault: z.boolean(),
  })
  .refine(({ id }) => id !== BUILT_IN && !id.startsWith('env-'), { path: ['id'], error: 'taken' })
  .refine(({ kind, key }) => kind !== 'tianditu' || TIANDITU_KEY.test(key), { path: ['key'], error: 'key' })
  .refine(({ kind, maxZoom }) => kind !== 'tianditu' || maxZoom <= TIANDITU_ZOOMS.max, {
    path: ['maxZoom'],
    error: 'zoom',
  })
  .refine(({ kind, url }) => kind !== 'pmtiles' || url.startsWith('/ground/') || /\.pmtiles(\?|$)/.test(url), {
    path: ['url'],
    error: 'pmtiles',
  })

const NAME = 'grounds'

/** All grounds besides the built-in one, as of two seconds ago or less: those of the operator last. */
export const readGrounds = async (): Promise<readonly Ground[]> => [
  ...(await cachedRead(NAME, readTable)),
  ...operatorsGrounds(),
]

const readTable = (): Promise<Ground[]> =>
  query<Ground>(
    `SELECT "id", "kind", "zh", "en", "url", "urlDark", "set", "key", coalesce("hosts", '{}') AS "hosts", "attribution", "approvalNumber",
      "maxZoom", "mayExport", "isDefault" FROM "Ground" ORDER BY "isDefault" DESC, "id"`,
    [],
  )

/** What keeps a ground from being written: another has its id, or the file that it names cannot be drawn. */
export async function groundProblem(
  { id, kind, url }: z.output<typeof GroundInput>,
  isNew: boolean,
): Promise<'taken' | 'absent' | 'schema' | null> {
  if (isNew && (await query('SELECT FROM "Ground" WHERE "id" = $1', [id])).length > 0) return 'taken'
  return kind === 'pmtiles' && url.startsWith('/') ? groundFileProblem(basename(url)) : null
}

/** Writes a ground; one that is the default takes that from the others. */
export async function writeGround(ground: z.output<typeof GroundInput>, by: string): Promise<void> {
  const {
    id,
    kind,
    zh,
    en,
    url,
    urlDark,
    set,
    key,
    hosts,
    attribution,
    approvalNumber,
    maxZoom,
    mayExport,
    isDefault,
  } = ground
  await transaction(async (tx) => {
    if (isDefault) await tx('UPDATE "Ground" SET "isDefault" = false WHERE "isDefault" AND "id" <> $1', [id])
    await tx(
      `INSERT INTO "Ground" ("id", "kind", "zh", "en", "url", "urlDark", "set", "key", "hosts", "attribution", "approvalNumber", "maxZoom",
        "mayExport", "isDefault", "updatedBy") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
        ON CONFLICT ("id") DO UPDATE SET "kind" = EXCLUDED."kind", "zh" = EXCLUDED."zh", "en" = EXCLUDED."en", "url" = EXCLUDED."url",
        "urlDark" = EXCLUDED."urlDark", "set" = EXCLUDED."set", "key" = EXCLUDED."key", "hosts" = EXCLUDED."hosts",
        "attribution" = EXCLUDED."attribution", "approvalNumber" = EXCLUDED."approvalNumber", "maxZoom" = EXCLUDED."maxZoom",
        "mayExport" = EXCLUDED."mayExport", "isDefault" = EXCLUDED."isDefault", "updatedBy" = EXCLUDED."updatedBy", "updatedAt" = now()`,
      [id, kind, zh, en, url, urlDark, set, key, hosts, attribution, approvalNumber, maxZoom, mayExport, isDefault, by],
    )
  })
  forgetRead(NAME)
}

export async function deleteGround(id: string): Promise<void> {
  await query('DELETE FROM "Ground" WHERE "id" = $1', [id])
  forgetRead(NAME)
}
