import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { APPLICATION } from '#prisma/application-name'
import { database, disconnect, pool } from '#prisma/client'
import { transaction } from '#prisma/transaction'
import { startTestDatabase, type TestDatabase } from '../support/database'

let server: TestDatabase

beforeAll(async () => {
  server = await startTestDatabase()
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await disconnect()
})
afterAll(() => server?.stop())

const connectAs = (url: string | undefined) => vi.stubEnv('DATABASE_URL', url)

describe('the client', () => {
  it('says what to do where no database is named', () => {
    connectAs(undefined)
    expect(() => database()).toThrow(/DATABASE_URL is not set.*npm start/)
  })

  it('is one for the process, shares its connections with raw SQL, and gives its name', async () => {
    connectAs(server.url)
    expect(database()).toBe(database())
    expect(pool()).toBe(pool())
    expect(await database().revision.findMany({ select: { number: true } })).toHaveLength(1)
    const sessions = await pool().query('select pid from pg_stat_activity where application_name = $1', [APPLICATION])
    expect(pool().totalCount).toBe(1)
    expect(sessions.rowCount).toBeGreaterThan(0)
  })

  it('never opens more than ten connections', async () => {
    connectAs(server.url)
    await Promise.all(Array.from({ length: 40 }, () => pool().query('select pg_sleep(0.01)')))
    expect(pool().totalCount).toBe(10)
  })

  it('lets readers read while more writers wait than there are connections', async () => {
    connectAs(server.url)
    let goOn = () => {}
    const go = new Promise<void>((resolve) => {
      goOn = resolve
    })
    const writers = Array.from({ length: 30 }, () => transaction(() => go))
    await pool().query('select pg_sleep(0.05)')
    const rows = await Promise.all(Array.from({ length: 20 }, () => pool().query('select 1 as one')))
    expect(rows.every(({ rowCount }) => rowCount === 1)).toBe(true)
    goOn()
    await Promise.all(writers)
  })

  it('has pools of the sizes that are set', async () => {
    connectAs(server.url)
    vi.stubEnv('DATABASE_READ_CONNECTIONS', '3')
    await Promise.all(Array.from({ length: 20 }, () => pool().query('select pg_sleep(0.01)')))
    expect(pool().totalCount).toBe(3)
    await disconnect()
    vi.stubEnv('DATABASE_READ_CONNECTIONS', 'many')
    expect(() => pool()).toThrow(/DATABASE_READ_CONNECTIONS is many/)
  })

  it('survives the loss of idle connections and opens others', async () => {
    connectAs(server.url)
    const errors = vi.spyOn(console, 'error').mockImplementation(() => {})
    await Promise.all([pool().query('select pg_sleep(0.05)'), pool().query('select pg_sleep(0.05)')])
    await pool().query(
      'select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()',
      [APPLICATION],
    )
    await vi.waitFor(() =>
      expect(errors).toHaveBeenCalledWith(expect.stringContaining('A connection to the database broke')),
    )
    expect(await database().project.count()).toBe(0)
  })

  it('gives up soon where nobody answers', async () => {
    connectAs('postgresql://landing:x@127.0.0.1:1/landing')
    await expect(database().project.count()).rejects.toThrow(/reach database server|ECONNREFUSED/)
  })

  it('waits longer for the first connection, which a machine that has just begun is slow to make', async () => {
    connectAs(server.url)
    const waits = () => pool().options.connectionTimeoutMillis!
    const first = waits()
    await pool().query('select 1')
    expect(first).toBeGreaterThan(4 * waits())
  })

  it('follows DATABASE_URL to another database', async () => {
    connectAs('postgresql://landing:x@127.0.0.1:1/landing')
    const first = database()
    connectAs(server.url)
    expect(database()).not.toBe(first)
    expect(await database().project.count()).toBe(0)
  })
})
