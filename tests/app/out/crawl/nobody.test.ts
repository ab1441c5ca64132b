/** What only those may see who have signed in leaves in no form: working copies, accounts, reports, database ids. */

import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { query, transaction } from '#prisma/transaction'
import { publishRecords, saveRecords, withdrawRecords } from '#prisma/write/index'
import { unpack } from '#prisma/zip'
import { ACTORS, project } from '../../../prisma/write/support'
import { startSeeded } from '../../../support/app'
import { allOutputs, type Output, unfilteredOutputs } from './outputs'

const request = vi.hoisted(() => ({ headers: new Headers() }))
vi.mock('next/headers', () => ({ headers: async () => request.headers, cookies: async () => new Map() }))
vi.mock('next/navigation', async (original) => ({
  ...(await original<object>()),
  usePathname: () => '/',
  useRouter: () => ({ push() {}, replace() {}, refresh() {}, prefetch() {} }),
  useSearchParams: () => new URLSearchParams(),
}))

const SECRETS = {
  draft: 'Zzyzx unpublished',
  change: 'Zzyzx next name',
  person: 'Zzyzx Person',
  email: 'zzyzx@example.org',
  report: 'Zzyzx is wrong',
  reporter: 'reader-zzyzx@example.org',
  why: 'Zzyzx reason for editors',
} as const
const editor = { ...ACTORS.reviewer, id: 'user-zzyzx-17', name: SECRETS.person }

const save = (id: string | null, version: number, columns: object) =>
  transaction(async (q) => {
    const values = project(columns as Record<string, unknown>)
    const [saved] = await saveRecords(q, editor, [{ type: 'project', id, version, values, why: SECRETS.why }])
    return saved as { type: 'project'; id: string; version: number; slug: string }
  })
const publish = (seen: Awaited<ReturnType<typeof save>>) =>
  transaction((q) => publishRecords(q, editor, [seen], { why: SECRETS.why }))

async function unzipped(response: Response): Promise<string> {
  let text = ''
  await unpack(Buffer.from(await response.arrayBuffer()), 1 << 24, (name, piece) => {
    text += name + piece.toString()
  })
  return text
}

let stop: () => Promise<void>
let outputs: ReadonlyMap<string, Output>
const ids: string[] = [editor.id]
beforeAll(async () => {
  stop = await startSeeded()
  const shown = await save(null, 0, { nameEn: 'Seen by all' })
  await publish(shown)
  await save(shown.id, shown.version + 1, { nameEn: SECRETS.change })
  const hidden = await save(null, 0, { nameEn: SECRETS.draft })
  const gone = await save(null, 0, { nameEn: 'Withdrawn since' })
  await publish(gone)
  await transaction((q) => withdrawRecords(q, editor, [{ ...gone, version: gone.version + 1 }], { why: SECRETS.why }))
  await query(`INSERT INTO "User" ("id", "name", "email") VALUES ($1, $2, $3)`, [
    editor.id,
    SECRETS.person,
    SECRETS.email,
  ])
  await query(
    `INSERT INTO "Report" ("id", "path", "locale", "text", "email") VALUES ('report-zzyzx', '/', 'en', $1, $2)`,
    [SECRETS.report, SECRETS.reporter],
  )
  ids.push(shown.id, hidden.id, gone.id, 'report-zzyzx')
  const [tiles, style, files] = await Promise.all([
    import('#app/tiles/projects.json/route'),
    import('#app/tiles/style.json/route'),
    import('#app/export/package/[file]/route'),
  ])
  const params = Promise.resolve({ file: 'data.zip' })
  outputs = new Map([
    ...(await allOutputs()),
    ...(await unfilteredOutputs()),
    ['TileJSON', async () => (await tiles.GET(new Request('http://localhost/tiles/projects.json'))).text()],
    ['style', async () => (await style.GET(new Request('http://localhost/tiles/style.json'))).text()],
    ['package', async () => unzipped(await files.GET(new Request('http://localhost/'), { params }))],
  ])
})
afterAll(() => stop?.())

it('no output holds any of it', async () => {
  const words = [...Object.values(SECRETS), ...ids]
  const leaks: string[] = []
  let isSeen = false
  for (const [name, output] of outputs) {
    const text = await output('en', '')
    isSeen ||= text.includes('Seen by all')
    for (const word of words) if (text.includes(word)) leaks.push(`${name}: ${word}`)
  }
  expect(leaks).toEqual([])
  expect(isSeen).toBe(true)
})
