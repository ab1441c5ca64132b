import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { overlapped } from '#prisma/overlapped'
import { oneByOne, type Query } from '#prisma/query'

/** Pieces 1 to `last`, with what has happened in order. */
function stages(last: number, fail: { readonly plan?: number; readonly store?: number } = {}) {
  const log: string[] = []
  let n = 0
  return {
    log,
    plan: async () => {
      const piece = ++n
      log.push(`plan ${piece}`)
      await sleep(1)
      if (fail.plan === piece) throw new Error(`plan ${piece}`)
      return piece > last ? null : piece
    },
    store: async (piece: number) => {
      log.push(`store ${piece}`)
      await sleep(5)
      if (fail.store === piece) throw new Error(`store ${piece}`)
      log.push(`stored ${piece}`)
    },
  }
}

it('plans a piece while the one before is stored, and stores all in order', async () => {
  const { log, plan, store } = stages(3)
  await overlapped(plan, store)
  expect(log.filter((entry) => entry.startsWith('store'))).toEqual(
    [1, 2, 3].flatMap((piece) => [`store ${piece}`, `stored ${piece}`]),
  )
  expect(log.indexOf('plan 2')).toBeLessThan(log.indexOf('stored 1'))
})

it.each([
  ['plan', { plan: 2 }, 'plan 2', 'stored 1'],
  ['store', { store: 1 }, 'store 1', 'plan 2'],
  ['store, and then the plan that ran beside it', { store: 1, plan: 3 }, 'store 1', 'plan 2'],
])('throws what fails first (%s) once nothing is under way', async (_, fail, message, last) => {
  const { log, plan, store } = stages(3, fail)
  await expect(overlapped(plan, store)).rejects.toThrow(message)
  expect(log).toContain(last)
  const length = log.length
  await sleep(20)
  expect(log).toHaveLength(length)
})

it('of two that share a connection each statement waits for the one before, failed ones too', async () => {
  let running = 0
  const query = oneByOne((async (sql: string) => {
    expect(++running).toBe(1)
    await sleep(2)
    running--
    if (sql === 'bad') throw new Error(sql)
    return [sql]
  }) as Query)
  const results = await Promise.allSettled(['a', 'bad', 'b'].map((sql) => query(sql, [])))
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})
