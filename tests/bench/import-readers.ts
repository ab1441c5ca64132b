/**
 * What readers notice of an import: tiles of the running server while its thread reads, checks and publishes a
 * workbook.
 */

import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { createPerson } from '#prisma/auth/people'
import { disconnect } from '#prisma/client'
import { texts, xlsx } from '../support/import-files'
import { CHOICES, HEAD, rows, SETTINGS } from './import'
import { type Line, median, ms, p95 } from './table'

const ROWS = 10_000
const QUIET_TILES = 300
/** Between two tiles of one reader. */
const PAUSE_MS = 10
const PASSWORD = 'a password of some length'
const BUSY = ['reading', 'checking', 'running']

/**
 * One line: milliseconds of a tile over HTTP during the import, beside the same before it. Leaves its records: the
 * database is the bench's own.
 */
export async function readerLines(origin: string, databaseUrl: string): Promise<Line[]> {
  return asAdmin(origin, databaseUrl, 'reader-bench@example.org', async (client, cookie) => {
    const table = await xlsx(texts([HEAD, ...rows(ROWS)]))
    const quiet: number[] = []
    while (quiet.length < QUIET_TILES) quiet.push(await timeTile(origin, quiet.length))
    const id = await upload(origin, cookie, table)
    const busy: number[] = []
    const read = async () => busy.push(await timeTile(origin, busy.length))
    const state = () => stateOf(origin, cookie, id)
    await through(state, read, 'mapping')
    await set(client, id, 'checking', 'settings', SETTINGS)
    await through(state, read, 'preview')
    await set(client, id, 'running', 'choices', { ...CHOICES, state: 'published' })
    await through(state, read, 'done')
    return [lineOf(quiet, busy)]
  })
}

/** What an admin made for it does, with a connection of its own to the database and a session at the server. */
export async function asAdmin<T>(
  origin: string,
  databaseUrl: string,
  email: string,
  work: (client: pg.Client, cookie: string) => Promise<T>,
): Promise<T> {
  await createPerson({ name: 'bench', email, password: PASSWORD, role: 'admin', districtIds: [] })
  await disconnect()
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    return await work(client, await signIn(origin, email))
  } finally {
    await client.end()
  }
}

function lineOf(quiet: readonly number[], busy: readonly number[]): Line {
  const ratio = (median(busy) / median(quiet)).toFixed(2)
  return {
    what: `Tile over HTTP while ${ROWS.toLocaleString('en')} rows of XLSX become public (${busy.length} tiles), beside the same without`,
    value: `${ms(median(busy))} (p95 ${ms(p95(busy))}) beside ${ms(median(quiet))} (p95 ${ms(p95(quiet))}), ${ratio} ×`,
    aim: '',
    isMet: null,
  }
}

async function signIn(origin: string, email: string): Promise<string> {
  const answer = await fetch(`${origin}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ email, password: PASSWORD }),
  })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0]
  if (!cookie) throw new Error(`The bench cannot sign in: ${answer.status}`)
  return cookie
}

/** The id of its batch. */
export async function upload(origin: string, cookie: string, bytes: Buffer): Promise<string> {
  const form = new FormData()
  form.set('file', new File([new Uint8Array(bytes)], 'bench.xlsx'))
  const answer = await fetch(`${origin}/api/manage/import`, {
    method: 'POST',
    headers: { cookie, origin },
    body: form,
    redirect: 'manual',
  })
  const id = /\/manage\/import\/([\w-]+)$/.exec(answer.headers.get('location') ?? '')?.[1]
  if (!id) throw new Error(`The bench cannot upload: ${answer.status} ${answer.headers.get('location')}`)
  return id
}

/** Asking for it also wakes the thread. */
export async function stateOf(origin: string, cookie: string, id: string): Promise<string> {
  const answer = await fetch(`${origin}/api/manage/import/${id}`, { headers: { cookie } })
  return ((await answer.json()) as { state: string }).state
}

export async function set(client: pg.Client, id: string, state: string, column: string, value: unknown): Promise<void> {
  await client.query(`UPDATE "ImportBatch" SET "state" = $2, "${column}" = $3 WHERE "id" = $1`, [
    id,
    state,
    JSON.stringify(value),
  ])
}

/** Tile after tile until the step is done. Throws where it ends otherwise than `wanted`. */
async function through(state: () => Promise<string>, read: () => Promise<unknown>, wanted: string): Promise<void> {
  for (;;) {
    const now = await state()
    if (now === wanted) return
    if (!BUSY.includes(now)) throw new Error(`The import is ${now}, not ${wanted}`)
    for (let i = 0; i < 20; i++) await read()
  }
}

/** Of the newest revision, around Suzhou, each from another place. */
async function timeTile(origin: string, i: number): Promise<number> {
  await sleep(PAUSE_MS)
  const z = 8 + (i % 6)
  const [x, y] = [Math.floor((120.6 / 360 + 0.5) * 2 ** z) + (i % 3), Math.floor(0.4084 * 2 ** z) + (i % 2)]
  const began = performance.now()
  const answer = await fetch(`${origin}/tiles/0/${z}/${x}/${y}`)
  await answer.arrayBuffer()
  if (!answer.ok) throw new Error(`Tile ${z}/${x}/${y} answers ${answer.status}`)
  return performance.now() - began
}
