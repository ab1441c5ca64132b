import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { eachTuple } from '#prisma/live/snapshot/copy-out'
import { startTestDatabase, type TestDatabase } from '../../../support/database'

let server: TestDatabase
let client: pg.Client

beforeAll(async () => {
  server = await startTestDatabase({ migrated: false })
  client = new pg.Client({ connectionString: server.url })
  await client.connect()
})
afterAll(async () => {
  await client?.end()
  await server?.stop()
})

const isUsable = async () => expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }])

async function texts(select: string, fields: number): Promise<(string | null)[][]> {
  const rows: (string | null)[][] = []
  await eachTuple(client, select, fields, ({ bytes, starts, ends }) => {
    rows.push(Array.from(starts, (start, field) => (start < 0 ? null : bytes.toString('utf8', start, ends[field]))))
  })
  return rows
}

it.each([
  ['select where false', 0, []],
  ["select 'a', null, ''", 3, [['a', null, '']]],
  ["select x from unnest(array['样例', null, 'b']) x", 1, [['样例'], [null], ['b']]],
] as const)('%s', async (select, fields, expected) => {
  expect(await texts(select, fields)).toEqual(expected)
  await isUsable()
})

it('joins tuples that arrive in pieces, longer than what the socket hands over at once too', async () => {
  const rows = await texts("select i::text, repeat('x', i * 997) from generate_series(1, 400) i", 2)
  expect(rows.map(([no, text]) => [Number(no), text!.length])).toEqual(
    Array.from({ length: 400 }, (_, i) => [i + 1, (i + 1) * 997]),
  )
  await isUsable()
})

it('visits each tuple once, whole and in turn, short ones among long ones and wherever pieces end', async () => {
  const lengthOf = (n: number) => (n * 7919) % (n % 97 === 0 ? 200_000 : n % 7 === 0 ? 9000 : 300)
  const length = 'n * 7919 % case when n % 97 = 0 then 200000 when n % 7 = 0 then 9000 else 300 end'
  const rows = await texts(`select n::text, repeat(chr(97 + n % 26), ${length}) from generate_series(1, 4000) n`, 2)
  expect(rows).toEqual(
    Array.from({ length: 4000 }, (_, i) => {
      const n = i + 1
      return [String(n), String.fromCharCode(97 + (n % 26)).repeat(lengthOf(n))]
    }),
  )
  await isUsable()
})

it('rejects with what the database says, also in the midst of rows, and leaves the connection usable', async () => {
  await expect(texts('select nothing', 1)).rejects.toThrow('column "nothing" does not exist')
  await isUsable()
  const divides = 'select 1 / (50000 - i) from generate_series(1, 100000) i'
  await expect(texts(divides, 1)).rejects.toThrow('division by zero')
  await isUsable()
})

it('rejects with what a visit throws, and leaves the connection usable', async () => {
  let visits = 0
  const visit = () => {
    if (++visits === 3) throw new Error('third')
  }
  const select = "select repeat('x', 1000) from generate_series(1, 20000)"
  await expect(eachTuple(client, select, 1, visit)).rejects.toThrow('third')
  expect(visits).toBe(3)
  await isUsable()
})

it('rejects where a row has other fields than were asked for', async () => {
  await expect(texts('select 1, 2', 1)).rejects.toThrow('A row of 2 fields where 1 were asked for')
  await isUsable()
})
